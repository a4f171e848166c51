#include "extract/xml.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <exception>
#include <utility>
#include <vector>

#include "extract/docx_printable.h"
#include "extract/xml_scan.h"
#include "extract/xml_scope.h"
#include "extract/xml_vocabulary.h"
#include "value/failure.h"

namespace jixiao {
namespace {

const char* plain(const xmlChar* text) { return reinterpret_cast<const char*>(text); }

std::string_view view_of(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(plain(text));
}

struct FreeParser {
  void operator()(xmlParserCtxt* parser) const { xmlFreeParserCtxt(parser); }
};

void prepare_library() {
  static const bool kDone = [] {
    xmlInitParser();
    return true;
  }();
  static_cast<void>(kDone);
}

}  // namespace

struct XmlParser::State {
  // Without a vocabulary libxml2 reads all.
  State(std::string part, XmlVisitor& to, const Limits& limits, XmlVocabulary* vocabulary)
      : scope(std::move(part), to, limits) {
    if (vocabulary != nullptr) scan.emplace(scope, *vocabulary);
  }

  bool stopped() const { return fault && fault->stopped; }
  void bind(int count, const xmlChar** pairs);
  void start(const xmlChar* local, const xmlChar* uri, int count, const xmlChar** fields);
  void hand_over();
  void give(std::string_view chunk);
  void push(std::string_view chunk, bool last);
  void push_pending();
  std::size_t waiting() const;
  void open_parser();
  // Runs a step of ours inside a call from C, where nothing may be thrown through.
  template <typename Step>
  void guard(Step step);

  std::unique_ptr<XmlVocabulary> own_vocabulary;
  XmlScope scope;
  std::optional<XmlScan> scan;  // until it stops
  // libxml2, from there on. Its names are not inside: a state without them is so small that the
  // next part gets the memory of the last one.
  std::unique_ptr<NameTable> interned;
  std::vector<XmlAttribute> attributes;
  std::string pending;   // not yet given to the parser
  std::string head;      // the first bytes, until there are enough to tell the encoding
  bool repeats = false;  // it is given start tags that were read already
  long ahead = 0;        // bytes that it has not seen, less those that it was given in their place
  std::optional<XmlFault> fault;
  std::exception_ptr thrown;
  xmlSAXHandler sax = {};
  std::unique_ptr<xmlParserCtxt, FreeParser> parser;
};

template <typename Step>
void XmlParser::State::guard(Step step) {
  if (thrown || repeats) return;
  try {
    step();
  } catch (...) {
    thrown = std::current_exception();
    xmlStopParser(parser.get());
  }
}

// Two pointers each: prefix, URI.
void XmlParser::State::bind(int count, const xmlChar** pairs) {
  for (const xmlChar** const end = pairs + std::ptrdiff_t{2} * count; pairs != end; pairs += 2) {
    scope.bind(view_of(pairs[0]), interned->family(plain(pairs[1])));
  }
}

// Five pointers each: name, prefix, URI, value, end of value.
void XmlParser::State::start(const xmlChar* local, const xmlChar* uri, int count,
                             const xmlChar** fields) {
  attributes.clear();
  for (const xmlChar** const end = fields + std::ptrdiff_t{5} * count; fields != end; fields += 5) {
    attributes.push_back({interned->family(plain(fields[2])),
                          view_of(fields[0]),
                          {plain(fields[3]), static_cast<std::size_t>(fields[4] - fields[3])}});
  }
  scope.start(interned->resolve(plain(local), plain(uri)), view_of(local), attributes,
              xmlSAX2GetLineNumber(parser.get()));
}

// The calls from libxml2. They are templates over the private State so that they can stand outside
// the class without naming it in the header.
namespace {

template <typename State>
State& state_of(void* user) {
  return *static_cast<State*>(user);
}

template <typename State>
void on_start(void* user, const xmlChar* local, const xmlChar*, const xmlChar* uri, int namespaces,
              const xmlChar** bound, int attributes, int, const xmlChar** values) {
  State& state = state_of<State>(user);
  state.guard([&] {
    state.bind(namespaces, bound);
    state.start(local, uri, attributes, values);
  });
}

template <typename State>
void on_end(void* user, const xmlChar*, const xmlChar*, const xmlChar*) {
  State& state = state_of<State>(user);
  state.guard([&] {
    if (state.scope.depth() > 0) state.scope.end();
  });
}

template <typename State>
void on_text(void* user, const xmlChar* text, int length) {
  State& state = state_of<State>(user);
  state.guard([&] {
    if (length > 0) state.scope.text({plain(text), static_cast<std::size_t>(length)});
  });
}

// Called before a byte of the DTD's inside is looked at.
template <typename State>
void on_document_type(void* user, const xmlChar*, const xmlChar*, const xmlChar*) {
  State& state = state_of<State>(user);
  state.guard(
      [&] { throw Failure(FailureKind::kCorrupt, state.scope.part() + ": a DTD is not allowed"); });
}

template <typename State>
void on_error(void* user, xmlErrorPtr what) {
  State& state = state_of<State>(user);
  if (what == nullptr || what->level < XML_ERR_ERROR) return;
  const bool stops = what->level == XML_ERR_FATAL;
  if (state.stopped() || (state.fault && !stops)) return;
  state.guard([&] {
    std::string message = what->message == nullptr ? "unknown fault" : printable(what->message);
    while (!message.empty() && message.back() == ' ') message.pop_back();
    const long offset = std::max(0L, xmlByteConsumed(state.parser.get()) + state.ahead);
    state.fault = XmlFault{what->line, offset, std::move(message), stops};
  });
}

}  // namespace

void XmlParser::State::open_parser() {
  prepare_library();
  interned = std::make_unique<NameTable>();
  sax.initialized = XML_SAX2_MAGIC;
  sax.startElementNs = on_start<State>;
  sax.endElementNs = on_end<State>;
  sax.characters = on_text<State>;
  sax.ignorableWhitespace = on_text<State>;
  sax.cdataBlock = on_text<State>;
  sax.internalSubset = on_document_type<State>;
  sax.serror = on_error<State>;
  parser.reset(
      xmlCreatePushParserCtxt(&sax, this, head.data(), static_cast<int>(head.size()), nullptr));
  if (!parser) throw std::bad_alloc();
  // HUGE lifts libxml2's caps on text and depth; ours are counted here and while inflating.
  // NOENT only turns &amp; in attributes into '&' (else they hold "&#38;"): without a DTD there are
  // no entities but the five of XML.
  xmlCtxtUseOptions(parser.get(), XML_PARSE_HUGE | XML_PARSE_NONET | XML_PARSE_NOENT);
}

void XmlParser::State::push(std::string_view chunk, bool last) {
  xmlParseChunk(parser.get(), chunk.data(), static_cast<int>(chunk.size()), last ? 1 : 0);
  if (thrown) std::rethrow_exception(std::exchange(thrown, nullptr));
}

void XmlParser::State::push_pending() {
  // libxml2 counts in int.
  constexpr std::size_t kStep = std::size_t{1} << 30;
  std::string_view rest = pending;
  while (!rest.empty() && !stopped()) {
    push(rest.substr(0, kStep), false);
    rest.remove_prefix(std::min(kStep, rest.size()));
  }
  pending.clear();
}

// Bytes that the parser has and could not take in yet: the beginning of a tag or a comment.
std::size_t XmlParser::State::waiting() const {
  const xmlParserInput* const input = parser->input;
  return input == nullptr ? 0 : static_cast<std::size_t>(input->end - input->cur);
}

// Puts libxml2 where the scan stands: it is given the start tags of what is open, at the lines
// where they stand, and then the rest.
void XmlParser::State::hand_over() {
  const std::vector<XmlScan::OpenTag> open = scan->open_tags();
  if (!open.empty()) {
    repeats = true;
    head = "<?xml version=\"1.0\"?>";
    open_parser();
    for (const XmlScan::OpenTag& tag : open) {
      parser->input->line = tag.line;
      push(tag.text, false);
    }
    parser->input->line = scan->line();
    ahead = scan->offset() - xmlByteConsumed(parser.get());
    repeats = false;
  }
  const std::string rest(scan->rest());
  scan.reset();
  give(rest);
}

void XmlParser::State::give(std::string_view chunk) {
  // libxml2 tells the encoding from the first four bytes it is given.
  constexpr std::size_t kEncodingBytes = 4;
  if (!parser) {
    const std::size_t taken = std::min(kEncodingBytes - head.size(), chunk.size());
    head.append(chunk.substr(0, taken));
    chunk.remove_prefix(taken);
    if (head.size() < kEncodingBytes) return;
    open_parser();
  }
  // Each call of libxml2 looks through all that waits for the end of an attribute or a comment. A
  // long one is given to it in ever larger pieces, or its time would grow with the square.
  pending += chunk;
  if (pending.size() >= waiting() / 2) push_pending();
}

XmlParser::XmlParser(std::string part, XmlVisitor& visitor, const Limits& limits,
                     XmlReading reading) {
  const bool scans = reading == XmlReading::kScanFirst;
  auto vocabulary = scans ? std::make_unique<XmlVocabulary>() : nullptr;
  state_ = std::make_unique<State>(std::move(part), visitor, limits, vocabulary.get());
  state_->own_vocabulary = std::move(vocabulary);
}

XmlParser::XmlParser(std::string part, XmlVisitor& visitor, const Limits& limits,
                     XmlVocabulary& vocabulary)
    : state_(std::make_unique<State>(std::move(part), visitor, limits, &vocabulary)) {}

XmlParser::~XmlParser() = default;

bool XmlParser::feed(std::string_view chunk) {
  if (!state_->scan) {
    state_->give(chunk);
  } else if (!state_->scan->feed(chunk)) {
    state_->hand_over();
  }
  return !state_->stopped();
}

std::optional<XmlFault> XmlParser::finish() {
  if (state_->scan) {
    if (state_->scan->finish()) return std::nullopt;
    state_->hand_over();
  }
  if (!state_->parser) return XmlFault{1, 0, "the part is empty", true};
  state_->push_pending();
  if (!state_->stopped()) state_->push({}, true);
  state_->scope.close_all();
  return state_->fault;
}

Ns XmlElement::prefix_family(std::string_view prefix) const { return scope_.family(prefix); }

bool parse_on_off(std::optional<std::string_view> value) {
  return !value || (*value != "0" && *value != "false" && *value != "off");
}

std::optional<int> parse_whole(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '+')) text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  int result = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), result);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return result;
}

}  // namespace jixiao
