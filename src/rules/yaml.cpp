#include "rules/yaml.h"

#include <yaml.h>

#include <algorithm>
#include <cassert>
#include <cstdio>
#include <new>
#include <utility>

#include "normalize/fold.h"

namespace jixiao {
namespace {

// A pack nests some six deep; more is no pack, and the tree is built by recursion.
constexpr int kMaxDepth = 32;

// --- The text before libyaml sees it -----------------------------------------------------------

// Size of the UTF-8 sequence at `at`; 0 if it is invalid.
std::size_t sequence_size(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return 1;
  // Most of what is not ASCII: ideographs and Chinese marks, U+1000 to U+CFFF.
  const auto is_next = [&](std::size_t i) {
    return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U;
  };
  if (byte >= 0xE1 && byte <= 0xEC && is_next(at + 1) && is_next(at + 2)) return 3;
  std::size_t size = 2;
  if (byte >= 0xE0) size = byte >= 0xF0 ? 4 : 3;
  const std::string_view sequence = text.substr(at, size);
  // Each byte of a broken sequence counts as a character of its own.
  return sequence.size() == size && count_code_points(sequence) == 1 ? size : 0;
}

bool is_control(std::string_view sequence) {
  const auto byte = static_cast<unsigned char>(sequence[0]);
  if (sequence.size() == 1) {
    return (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7F;
  }
  // C1 controls, line and paragraph separators (which libyaml would take for line ends), BOM and
  // non-characters.
  const bool c1 = byte == 0xC2 && static_cast<unsigned char>(sequence[1]) < 0xA0;
  return c1 || sequence == "\u2028" || sequence == "\u2029" || sequence == "\uFEFF" ||
         sequence == "\uFFFE" || sequence == "\uFFFF";
}

std::string hex(unsigned char byte) {
  char buffer[8];
  std::snprintf(buffer, sizeof buffer, "0x%02X", static_cast<unsigned>(byte));
  return buffer;
}

// The first byte that cannot stand in a pack; libyaml's own message has no column for it.
std::optional<YamlProblem> find_bad_character(std::string_view text) {
  YamlMark mark;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = sequence_size(text, at);
    if (size == 0) {
      return YamlProblem{mark, "not UTF-8: byte " + hex(static_cast<unsigned char>(text[at])) +
                                   "; save the file as UTF-8"};
    }
    const std::string_view sequence = text.substr(at, size);
    if (is_control(sequence)) return YamlProblem{mark, "an invisible control character"};
    ++mark.column;
    if (sequence == "\n") mark = {mark.line + 1, 1};
    at += size;
  }
  return std::nullopt;
}

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

void note_tab_indentation(const std::vector<std::string_view>& lines,
                          std::vector<YamlProblem>& problems) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::size_t first = lines[i].find_first_not_of(" \t\r");
    const std::size_t tab = lines[i].find('\t');
    if (first == std::string_view::npos || tab == std::string_view::npos || tab > first) continue;
    problems.push_back({{static_cast<int>(i) + 1, static_cast<int>(tab) + 1},
                        "a tab in the indentation, use spaces"});
  }
}

// --- Hints -------------------------------------------------------------------------------------

bool is_key_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

// What is wrong behind the key-like word that the text begins with: "label：x" or "label:x".
struct ColonFault {
  std::size_t at = 0;  // byte of the colon
  std::string message;
};

std::optional<ColonFault> find_colon_fault(std::string_view text) {
  std::size_t at = text.find_first_not_of(" -{[,");
  if (at == std::string_view::npos) return std::nullopt;
  const std::size_t begin = at;
  while (at < text.size() && is_key_character(text[at])) ++at;
  if (at == begin) return std::nullopt;
  const std::string_view rest = text.substr(at);
  if (rest.substr(0, 3) == "：") return ColonFault{at, "a full-width \"：\", did you mean \":\"?"};
  if (rest.size() > 1 && rest[0] == ':' && rest[1] != ' ' && rest[1] != '\r') {
    return ColonFault{at, "a space is missing behind \":\""};
  }
  return std::nullopt;
}

// The hint for a syntax error that libyaml noticed on line `last`, having begun on line `first`.
std::optional<YamlProblem> find_line_hint(const std::vector<std::string_view>& lines, int first,
                                          int last) {
  for (int line = std::max(1, first - 1); line <= last; ++line) {
    const auto index = static_cast<std::size_t>(line) - 1;
    if (index >= lines.size()) break;
    const std::optional<ColonFault> fault = find_colon_fault(lines[index]);
    if (!fault) continue;
    const int column = count_code_points(lines[index].substr(0, fault->at)) + 1;
    return YamlProblem{{line, column}, fault->message};
  }
  return std::nullopt;
}

// --- libyaml -----------------------------------------------------------------------------------

struct Parser {
  explicit Parser(std::string_view text) {
    // Fails only when memory is gone.
    if (yaml_parser_initialize(&raw) == 0) throw std::bad_alloc();
    yaml_parser_set_encoding(&raw, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&raw, reinterpret_cast<const unsigned char*>(text.data()),
                                 text.size());
  }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
  ~Parser() { yaml_parser_delete(&raw); }
  yaml_parser_t raw{};
};

struct Event {
  Event() = default;
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;
  ~Event() { yaml_event_delete(&raw); }
  yaml_event_t raw{};
};

// The text cannot be read on; what is wrong is noted already.
struct Unreadable {};

struct Reading {
  Reading(std::string_view source, std::vector<YamlProblem>& found, int number)
      : text(source), lines(split_lines(source)), problems(found), file(number), parser(source) {
    offsets.reserve(text.size() + 1);
    for (std::size_t at = 0; at < text.size(); ++at) {
      if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U) offsets.push_back(at);
    }
    offsets.push_back(text.size());
  }
  void note(YamlMark mark, const std::string& message) { problems.push_back({mark, message}); }
  YamlMark mark_of(const yaml_mark_t& mark) const {
    return {static_cast<int>(mark.line) + 1, static_cast<int>(mark.column) + 1, file};
  }

  std::string_view text;
  std::vector<std::string_view> lines;
  std::vector<std::size_t> offsets;  // byte of each character: libyaml counts characters
  std::vector<YamlProblem>& problems;
  int file;
  Parser parser;
};

[[noreturn]] void stop_at_syntax_error(Reading& reading) {
  const yaml_parser_t& raw = reading.parser.raw;
  const YamlMark mark = reading.mark_of(raw.problem_mark);
  const int first = raw.context == nullptr ? mark.line : reading.mark_of(raw.context_mark).line;
  if (const auto hint = find_line_hint(reading.lines, std::min(first, mark.line), mark.line)) {
    reading.problems.push_back(*hint);
    throw Unreadable{};
  }
  std::string message = "no valid YAML: ";
  if (raw.context != nullptr) message += std::string(raw.context) + ", ";
  message += raw.problem == nullptr ? "unknown error" : raw.problem;
  reading.note(mark, message);
  throw Unreadable{};
}

void take_event(Reading& reading, Event& event) {
  if (yaml_parser_parse(&reading.parser.raw, &event.raw) == 0) stop_at_syntax_error(reading);
}

void note_decoration(Reading& reading, const yaml_event_t& event, const yaml_char_t* anchor,
                     const yaml_char_t* tag) {
  const YamlMark mark = reading.mark_of(event.start_mark);
  if (anchor != nullptr) reading.note(mark, "anchors (&name) are not allowed in a pack");
  if (tag != nullptr) reading.note(mark, "tags (!name) are not allowed in a pack");
}

// A plain value over several lines may have swallowed a line that was meant as a key.
void note_swallowed_key(Reading& reading, const yaml_event_t& event) {
  for (std::size_t line = event.start_mark.line + 1; line <= event.end_mark.line; ++line) {
    const auto number = static_cast<int>(line) + 1;
    if (line >= reading.lines.size()) break;
    const std::optional<ColonFault> fault = find_colon_fault(reading.lines[line]);
    if (!fault) continue;
    const int column = count_code_points(reading.lines[line].substr(0, fault->at)) + 1;
    reading.note({number, column}, fault->message);
  }
}

YamlNode take_scalar(Reading& reading, const yaml_event_t& event) {
  const auto& scalar = event.data.scalar;
  note_decoration(reading, event, scalar.anchor, scalar.tag);
  YamlNode node;
  node.mark = reading.mark_of(event.start_mark);
  node.text.assign(reinterpret_cast<const char*>(scalar.value), scalar.length);
  const bool plain = scalar.style == YAML_PLAIN_SCALAR_STYLE;
  if (event.start_mark.line == event.end_mark.line) {
    const std::size_t last = reading.offsets.size() - 1;
    const std::size_t begin = reading.offsets[std::min(event.start_mark.index, last)];
    const std::size_t end = reading.offsets[std::min(event.end_mark.index, last)];
    node.plain = plain;
    if (!plain) node.written = std::string(reading.text.substr(begin, end - begin));
  } else if (plain) {
    note_swallowed_key(reading, event);
  }
  return node;
}

void note_wide_comma(Reading& reading, const YamlNode& item) {
  const std::size_t comma = item.plain ? item.text.find("，") : std::string::npos;
  if (comma == std::string::npos) return;
  const int before = count_code_points(std::string_view(item.text).substr(0, comma));
  reading.note(mark_inside(item, before + 1),
               "a full-width \"，\" in a list, did you mean \",\"? "
               "Quote the word if the sign belongs to it");
}

YamlNode take_node(Reading& reading, const yaml_event_t& event, int depth);

YamlNode take_sequence(Reading& reading, const yaml_event_t& begin, int depth) {
  note_decoration(reading, begin, begin.data.sequence_start.anchor, begin.data.sequence_start.tag);
  YamlNode node;
  node.kind = YamlNode::Kind::kSequence;
  node.mark = reading.mark_of(begin.start_mark);
  const bool flow = begin.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
  std::vector<YamlNode> items;
  while (true) {
    Event event;
    take_event(reading, event);
    if (event.raw.type == YAML_SEQUENCE_END_EVENT) break;
    items.push_back(take_node(reading, event.raw, depth + 1));
    if (flow) note_wide_comma(reading, items.back());
  }
  node.items = SharedList(std::move(items));
  return node;
}

// Says what is wrong with the key; false if it is left out for that.
bool accept_key(Reading& reading, const std::vector<YamlKey>& keys, const YamlNode& key) {
  if (key.kind != YamlNode::Kind::kScalar || key.text.empty()) {
    reading.note(key.mark, "a key must be a word");
    return false;
  }
  if (key.text == "<<" && key.plain) {
    reading.note(key.mark, "merge keys (<<) are not allowed in a pack");
    return false;
  }
  if (const std::optional<ColonFault> fault = find_colon_fault(key.text)) {
    const int before = count_code_points(std::string_view(key.text).substr(0, fault->at));
    reading.note(mark_inside(key, before + 1), fault->message);
    return false;
  }
  const auto same = [&](const YamlKey& other) { return other.text == key.text; };
  const auto first = std::find_if(keys.begin(), keys.end(), same);
  if (first == keys.end()) return true;
  reading.note(key.mark, "duplicate key \"" + key.text + "\", first on line " +
                             std::to_string(first->mark.line));
  return false;
}

YamlNode take_mapping(Reading& reading, const yaml_event_t& begin, int depth) {
  note_decoration(reading, begin, begin.data.mapping_start.anchor, begin.data.mapping_start.tag);
  YamlNode node;
  node.kind = YamlNode::Kind::kMapping;
  node.mark = reading.mark_of(begin.start_mark);
  std::vector<YamlKey> keys;
  std::vector<YamlNode> items;
  while (true) {
    Event key_event;
    take_event(reading, key_event);
    if (key_event.raw.type == YAML_MAPPING_END_EVENT) break;
    YamlNode key = take_node(reading, key_event.raw, depth + 1);
    Event value_event;
    take_event(reading, value_event);
    YamlNode value = take_node(reading, value_event.raw, depth + 1);
    if (!accept_key(reading, keys, key)) continue;
    keys.push_back({std::move(key.text), key.mark});
    items.push_back(std::move(value));
  }
  node.keys = SharedList(std::move(keys));
  node.items = SharedList(std::move(items));
  return node;
}

YamlNode take_node(Reading& reading, const yaml_event_t& event, int depth) {
  const YamlMark mark = reading.mark_of(event.start_mark);
  if (depth > kMaxDepth) {
    reading.note(mark, "nested too deep");
    throw Unreadable{};
  }
  switch (event.type) {
    case YAML_SCALAR_EVENT:
      return take_scalar(reading, event);
    case YAML_SEQUENCE_START_EVENT:
      return take_sequence(reading, event, depth);
    case YAML_MAPPING_START_EVENT:
      return take_mapping(reading, event, depth);
    default: {
      assert(event.type == YAML_ALIAS_EVENT);
      reading.note(mark, "aliases (*name) are not allowed in a pack");
      YamlNode node;
      node.mark = mark;
      return node;
    }
  }
}

// A file's one document: the stream's start is behind us.
YamlNode take_document(Reading& reading) {
  Event start;
  take_event(reading, start);
  if (start.raw.type == YAML_STREAM_END_EVENT) {
    reading.note({}, "the file is empty");
    throw Unreadable{};
  }
  const auto& document = start.raw.data.document_start;
  if (document.version_directive != nullptr ||
      document.tag_directives.start != document.tag_directives.end) {
    reading.note(reading.mark_of(start.raw.start_mark), "directives (%YAML, %TAG) are not allowed");
  }
  YamlNode root;
  {
    Event event;
    take_event(reading, event);
    root = take_node(reading, event.raw, 1);
  }
  Event document_end;
  take_event(reading, document_end);
  Event end;
  take_event(reading, end);
  if (end.raw.type != YAML_STREAM_END_EVENT) {
    reading.note(reading.mark_of(end.raw.start_mark), "a second document; a pack is one");
  }
  return root;
}

// How many characters of the file the escape at `at` of a quoted scalar takes.
std::size_t escape_length(std::string_view written, std::size_t at) {
  if (written[0] == '\'') return written.substr(at, 2) == "\'\'" ? 2 : 1;
  if (written[0] != '"' || written[at] != '\\' || at + 1 >= written.size()) return 1;
  switch (written[at + 1]) {
    case 'x':
      return 4;
    case 'u':
      return 6;
    case 'U':
      return 10;
    default:
      return 2;
  }
}

}  // namespace

std::optional<std::string> find_colon_hint(std::string_view text) {
  const std::optional<ColonFault> fault = find_colon_fault(text);
  if (!fault) return std::nullopt;
  return fault->message;
}

std::optional<YamlNode> parse_yaml(std::string_view text, std::vector<YamlProblem>& problems,
                                   int file) {
  // Notepad puts a byte order mark in front of every UTF-8 file.
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  if (const auto bad = find_bad_character(text)) {
    problems.push_back(*bad);
    return std::nullopt;
  }
  std::vector<YamlProblem> found;
  Reading reading(text, found, file);
  note_tab_indentation(reading.lines, found);
  YamlNode root;
  // libyaml stumbles over such a tab too, with words that do not name it.
  if (found.empty()) {
    try {
      Event stream_start;
      take_event(reading, stream_start);
      root = take_document(reading);
    } catch (const Unreadable&) {
      assert(!found.empty());
    }
  }
  problems.insert(problems.end(), found.begin(), found.end());
  if (!found.empty()) return std::nullopt;
  return root;
}

YamlMark mark_inside(const YamlNode& scalar, int column) {
  const std::string_view written = scalar.plain ? scalar.text : scalar.written;
  if (written.empty() || column < 1) return scalar.mark;
  const bool quoted = !scalar.plain;
  std::size_t at = quoted ? 1 : 0;
  int passed = quoted ? 1 : 0;
  for (int i = 1; i < column && at < written.size(); ++i) {
    const std::size_t escape = escape_length(written, at);
    passed += static_cast<int>(escape);
    at += escape > 1 ? escape : std::max<std::size_t>(1, sequence_size(written, at));
  }
  return {scalar.mark.line, scalar.mark.column + passed, scalar.mark.file};
}

const YamlNode* find_value(const YamlNode& mapping, std::string_view key) {
  const auto same = [&](const YamlKey& other) { return other.text == key; };
  const auto found = std::find_if(mapping.keys.begin(), mapping.keys.end(), same);
  if (found == mapping.keys.end()) return nullptr;
  return &mapping.items[static_cast<std::size_t>(found - mapping.keys.begin())];
}

std::string dump(const YamlNode& node) {
  if (node.kind == YamlNode::Kind::kScalar) {
    return "\"" + node.text + "\"@" + std::to_string(node.mark.line) + ":" +
           std::to_string(node.mark.column);
  }
  const bool mapping = node.kind == YamlNode::Kind::kMapping;
  std::string text(1, mapping ? '{' : '[');
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    if (i > 0) text += ", ";
    if (mapping) text += node.keys[i].text + ": ";
    text += dump(node.items[i]);
  }
  return text + (mapping ? '}' : ']');
}

}  // namespace jixiao
