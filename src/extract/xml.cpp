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

// A prefix bound by the element at that depth.
struct Binding {
  std::size_t depth;
  std::string prefix;
  Ns ns;
};

void prepare_library() {
  static const bool kDone = [] {
    xmlInitParser();
    return true;
  }();
  static_cast<void>(kDone);
}

}  // namespace

struct XmlElement::Source {
  NameTable& names;
  const std::vector<Binding>& bindings;
  const xmlChar** attributes;  // five pointers each: name, prefix, URI, value, end of value
  int count;
};

struct XmlParser::State {
  State(std::string part_name, XmlVisitor& to, const Limits& of)
      : part(std::move(part_name)), visitor(to), limits(of) {}

  void start(const xmlChar* local, const xmlChar* uri, XmlElement::Source source);
  void bind(int count, const xmlChar** pairs);
  void end();
  void push(std::string_view chunk, bool last);
  void push_pending();
  std::size_t waiting() const;
  void open_parser();
  // Runs a step of ours inside a call from C, where nothing may be thrown through.
  template <typename Step>
  void guard(Step step);

  std::string part;
  XmlVisitor& visitor;
  Limits limits;
  NameTable names;
  std::vector<Tag> open;
  std::vector<Binding> bindings;
  std::string pending;  // not yet given to the parser
  std::string head;     // the first bytes, until there are enough to tell the encoding
  std::optional<XmlFault> fault;
  std::exception_ptr thrown;
  xmlSAXHandler sax = {};
  std::unique_ptr<xmlParserCtxt, FreeParser> parser;
};

template <typename Step>
void XmlParser::State::guard(Step step) {
  if (thrown) return;
  try {
    step();
  } catch (...) {
    thrown = std::current_exception();
    xmlStopParser(parser.get());
  }
}

void XmlParser::State::bind(int count, const xmlChar** pairs) {
  for (const xmlChar** const end = pairs + std::ptrdiff_t{2} * count; pairs != end; pairs += 2) {
    bindings.push_back(
        {open.size() + 1, std::string(view_of(pairs[0])), names.family(plain(pairs[1]))});
  }
}

void XmlParser::State::start(const xmlChar* local, const xmlChar* uri, XmlElement::Source source) {
  if (open.size() >= static_cast<std::size_t>(limits.xml_depth)) {
    throw LimitFailure(part + ": line " + std::to_string(xmlSAX2GetLineNumber(parser.get())) +
                           ": elements are nested too deep",
                       limits, &Limits::xml_depth);
  }
  const NameTable::Name name = names.resolve(plain(local), plain(uri));
  const std::size_t depth = open.size();
  const Tag parent = depth > 0 ? open[depth - 1] : Tag::kForeign;
  const Tag grandparent = depth > 1 ? open[depth - 2] : Tag::kForeign;
  // First, so that an element whose start was refused half-way is still closed.
  open.push_back(name.tag);
  visitor.start(XmlElement(name, view_of(local), parent, grandparent, source));
}

void XmlParser::State::end() {
  const Tag tag = open.back();
  while (!bindings.empty() && bindings.back().depth >= open.size()) bindings.pop_back();
  open.pop_back();
  visitor.end(tag);
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
    state.start(local, uri, {state.names, state.bindings, values, attributes});
  });
}

template <typename State>
void on_end(void* user, const xmlChar*, const xmlChar*, const xmlChar*) {
  State& state = state_of<State>(user);
  state.guard([&] {
    if (!state.open.empty()) state.end();
  });
}

template <typename State>
void on_text(void* user, const xmlChar* text, int length) {
  State& state = state_of<State>(user);
  state.guard([&] {
    if (length > 0) state.visitor.text({plain(text), static_cast<std::size_t>(length)});
  });
}

// Called before a byte of the DTD's inside is looked at.
template <typename State>
void on_document_type(void* user, const xmlChar*, const xmlChar*, const xmlChar*) {
  State& state = state_of<State>(user);
  state.guard([&] { throw Failure(FailureKind::kCorrupt, state.part + ": a DTD is not allowed"); });
}

template <typename State>
void on_error(void* user, xmlErrorPtr what) {
  State& state = state_of<State>(user);
  if (what == nullptr || what->level < XML_ERR_ERROR) return;
  const bool stops = what->level == XML_ERR_FATAL;
  if (state.fault && (state.fault->stopped || !stops)) return;
  state.guard([&] {
    std::string message = what->message == nullptr ? "unknown fault" : printable(what->message);
    while (!message.empty() && message.back() == ' ') message.pop_back();
    const long offset = std::max(0L, xmlByteConsumed(state.parser.get()));
    state.fault = XmlFault{what->line, offset, std::move(message), stops};
  });
}

}  // namespace

void XmlParser::State::open_parser() {
  prepare_library();
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
  while (!rest.empty() && !(fault && fault->stopped)) {
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

XmlParser::XmlParser(std::string part, XmlVisitor& visitor, const Limits& limits)
    : state_(std::make_unique<State>(std::move(part), visitor, limits)) {}

XmlParser::~XmlParser() = default;

bool XmlParser::feed(std::string_view chunk) {
  // libxml2 tells the encoding from the first four bytes it is given.
  constexpr std::size_t kEncodingBytes = 4;
  if (!state_->parser) {
    const std::size_t taken = std::min(kEncodingBytes - state_->head.size(), chunk.size());
    state_->head.append(chunk.substr(0, taken));
    chunk.remove_prefix(taken);
    if (state_->head.size() < kEncodingBytes) return true;
    state_->open_parser();
  }
  // Each call of libxml2 looks through all that waits for the end of an attribute or a comment. A
  // long one is given to it in ever larger pieces, or its time would grow with the square.
  state_->pending += chunk;
  if (state_->pending.size() >= state_->waiting() / 2) state_->push_pending();
  return !(state_->fault && state_->fault->stopped);
}

std::optional<XmlFault> XmlParser::finish() {
  if (!state_->parser) return XmlFault{1, 0, "the part is empty", true};
  state_->push_pending();
  if (!(state_->fault && state_->fault->stopped)) state_->push({}, true);
  while (!state_->open.empty()) state_->end();
  return state_->fault;
}

std::optional<std::string_view> XmlElement::attribute(Ns family, std::string_view local) const {
  for (int i = 0; i < source_.count; ++i) {
    const xmlChar** const fields = source_.attributes + std::ptrdiff_t{5} * i;
    if (view_of(fields[0]) != local || source_.names.family(plain(fields[2])) != family) continue;
    return std::string_view(plain(fields[3]), static_cast<std::size_t>(fields[4] - fields[3]));
  }
  return std::nullopt;
}

Ns XmlElement::prefix_family(std::string_view prefix) const {
  const auto found = std::find_if(source_.bindings.rbegin(), source_.bindings.rend(),
                                  [&](const Binding& bound) { return bound.prefix == prefix; });
  return found != source_.bindings.rend() ? found->ns : Ns::kNone;
}

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
