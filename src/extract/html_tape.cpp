#include "extract/html_tape.h"

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>

#include <algorithm>
#include <exception>
#include <limits>
#include <memory>
#include <new>
#include <utility>

#include "extract/html_clean.h"
#include "value/failure.h"

namespace jixiao {
namespace {

struct FreeParser {
  void operator()(htmlParserCtxt* parser) const { htmlFreeParserCtxt(parser); }
};

std::string_view view_of(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

// What the parser's calls fill.
struct Recording {
  explicit Recording(const Limits& of) : limits(of) {}

  int line() const { return xmlSAX2GetLineNumber(parser.get()); }
  void start(HtmlTag tag, const xmlChar** attributes);
  void end();
  void add_text(std::string_view text);
  // Runs a step of ours inside a call from C, where nothing may be thrown through.
  template <typename Step>
  void guard(Step step);

  const Limits& limits;
  HtmlTape tape;
  std::vector<std::uint32_t> open;  // pieces of the open elements
  std::size_t dropped = 0;          // depth inside an element that is left out
  bool in_title = false;
  std::vector<HtmlAttribute> attributes_now;
  std::exception_ptr thrown;
  std::unique_ptr<htmlParserCtxt, FreeParser> parser;
};

template <typename Step>
void Recording::guard(Step step) {
  if (thrown) return;
  try {
    step();
  } catch (...) {
    thrown = std::current_exception();
    xmlStopParser(parser.get());
  }
}

void Recording::start(HtmlTag tag, const xmlChar** attributes) {
  if (open.size() + dropped >= static_cast<std::size_t>(limits.xml_depth)) {
    throw LimitFailure("line " + std::to_string(line()) + ": elements are nested too deep", limits,
                       &Limits::xml_depth);
  }
  if (dropped > 0 || tag == HtmlTag::kDropped) {
    ++dropped;
    return;
  }
  in_title = tag == HtmlTag::kTitle && tape.title.empty();
  attributes_now.clear();
  for (; attributes != nullptr && *attributes != nullptr; attributes += 2) {
    attributes_now.push_back({view_of(attributes[0]), view_of(attributes[1])});
  }
  HtmlPiece piece;
  piece.kind = HtmlPiece::Kind::kStart;
  piece.tag = tag;
  piece.begin = HtmlPiece::kNoFacts;
  piece.line = line();
  if (!attributes_now.empty()) {
    HtmlFacts facts = read_facts(tag, attributes_now);
    if (tag == HtmlTag::kMeta) {
      if (tape.generator.empty()) tape.generator = std::move(facts.text);
    } else if (facts != HtmlFacts()) {
      piece.begin = static_cast<std::uint32_t>(tape.facts.size());
      tape.facts.push_back(std::move(facts));
    }
  }
  open.push_back(static_cast<std::uint32_t>(tape.pieces.size()));
  tape.pieces.push_back(piece);
}

void Recording::end() {
  if (dropped > 0) {
    --dropped;
    return;
  }
  if (open.empty()) return;
  HtmlPiece& start = tape.pieces[open.back()];
  HtmlPiece piece;
  piece.kind = HtmlPiece::Kind::kEnd;
  piece.tag = start.tag;
  piece.end = open.back();
  piece.line = line();
  start.end = static_cast<std::uint32_t>(tape.pieces.size());
  open.pop_back();
  in_title = false;
  tape.pieces.push_back(piece);
}

void Recording::add_text(std::string_view text) {
  if (in_title) tape.title += text;
  const bool silent = !open.empty() && (tape.pieces[open.back()].tag == HtmlTag::kScript ||
                                        tape.pieces[open.back()].tag == HtmlTag::kTitle);
  if (dropped > 0 || silent || text.empty()) return;
  const auto begin = static_cast<std::uint32_t>(tape.text.size());
  tape.text += text;
  const auto end = static_cast<std::uint32_t>(tape.text.size());
  if (!tape.pieces.empty() && tape.pieces.back().kind == HtmlPiece::Kind::kText) {
    tape.pieces.back().end = end;
    return;
  }
  HtmlPiece piece;
  piece.begin = begin;
  piece.end = end;
  // The parser stands behind the text.
  piece.line = line() - static_cast<int>(std::count(text.begin(), text.end(), '\n'));
  tape.pieces.push_back(piece);
}

Recording& recording_of(void* user) { return *static_cast<Recording*>(user); }

void on_start(void* user, const xmlChar* name, const xmlChar** attributes) {
  Recording& recording = recording_of(user);
  recording.guard([&] { recording.start(find_html_tag(view_of(name)), attributes); });
}

void on_end(void* user, const xmlChar*) {
  Recording& recording = recording_of(user);
  recording.guard([&] { recording.end(); });
}

void on_text(void* user, const xmlChar* text, int length) {
  Recording& recording = recording_of(user);
  recording.guard([&] {
    recording.add_text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
  });
}

void prepare_library() {
  static const bool kDone = [] {
    xmlInitParser();
    return true;
  }();
  static_cast<void>(kDone);
}

}  // namespace

const HtmlFacts& HtmlTape::facts_of(const HtmlPiece& piece) const {
  static const HtmlFacts kNone;
  return piece.begin == HtmlPiece::kNoFacts ? kNone : facts[piece.begin];
}

HtmlTape read_html_tape(std::string html, const Limits& limits) {
  // Sizes are int for libxml2 and 32 bits on the tape; input_bytes is far below, if not raised.
  if (html.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
    throw Failure(FailureKind::kTooLarge, "an HTML page of 2 GiB or more");
  }
  prepare_library();
  clean_html(html);
  Recording recording(limits);
  recording.parser.reset(htmlNewParserCtxt());
  if (!recording.parser) throw std::bad_alloc();
  htmlParserCtxt& parser = *recording.parser;
  *parser.sax = {};
  parser.sax->startElement = on_start;
  parser.sax->endElement = on_end;
  parser.sax->characters = on_text;
  parser.sax->ignorableWhitespace = on_text;
  parser.sax->cdataBlock = on_text;
  parser.userData = &recording;
  // IGNORE_ENC: the text is UTF-8 by now, whatever its meta elements say.
  constexpr int kOptions =
      HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC;
  htmlCtxtReadMemory(&parser, html.data(), static_cast<int>(html.size()), nullptr, "UTF-8",
                     kOptions);
  if (recording.thrown) std::rethrow_exception(recording.thrown);
  while (!recording.open.empty()) {
    recording.dropped = 0;
    recording.end();
  }
  return std::move(recording.tape);
}

}  // namespace jixiao
