#include "extract/docx_fields.h"

#include <algorithm>
#include <utility>

#include "extract/number_format.h"
#include "extract/xml.h"

namespace jixiao {
namespace {

constexpr std::string_view kSpace = " \t\n";

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

// The next word of a code: up to white space, or what stands between quotation marks.
std::string take_word(std::string_view& rest) {
  if (rest.front() == '"') {
    const std::size_t end = std::min(rest.find('"', 1), rest.size());
    std::string word(rest.substr(1, end - 1));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return word;
  }
  const std::size_t end = std::min(rest.find_first_of(kSpace), rest.size());
  std::string word(rest.substr(0, end));
  rest.remove_prefix(end);
  return word;
}

void skip_space(std::string_view& rest) {
  rest.remove_prefix(std::min(rest.find_first_not_of(kSpace), rest.size()));
}

// "\s 1" or "\s1": the switch has been read, its value may follow.
void take_switch(std::string_view& rest, FieldCode& code) {
  std::string name(rest.substr(0, 2));
  rest.remove_prefix(name.size());
  std::string& value = code.switches[std::move(name)];
  skip_space(rest);
  if (!rest.empty() && rest.front() != '\\') value = take_word(rest);
}

struct FormatName {
  std::string_view name;  // upper case, as \* has it
  std::string_view format;
};

// General formats of numbers (ECMA-376 17.16.4.3.1).
constexpr FormatName kFormatNames[] = {
    {"ARABIC", "decimal"},
    {"CHINESENUM1", "chineseCounting"},
    {"CHINESENUM2", "chineseLegalSimplified"},
    {"CHINESENUM3", "chineseCountingThousand"},
    {"GB1", "decimalEnclosedFullstop"},
    {"GB2", "decimalEnclosedParen"},
    {"GB3", "decimalEnclosedCircleChinese"},
    {"GB4", "ideographEnclosedCircle"},
    {"ZODIAC1", "ideographTraditional"},
    {"ZODIAC2", "ideographZodiac"},
    {"ZODIAC3", "ideographZodiacTraditional"},
    {"ORDINAL", "ordinal"},
    {"HEX", "hex"},
};

std::string_view format_name_of(std::string_view word) {
  // The case of the letters is that of the number.
  if (word == "ALPHABETIC") return "upperLetter";
  if (word == "alphabetic") return "lowerLetter";
  if (word == "ROMAN" || word == "Roman") return "upperRoman";
  if (word == "roman") return "lowerRoman";
  std::string name(word);
  std::transform(name.begin(), name.end(), name.begin(), upper);
  for (const FormatName& known : kFormatNames) {
    if (known.name == name) return known.format;
  }
  // These say how the result looks and not how it counts.
  if (name.empty() || name == "MERGEFORMAT" || name == "CHARFORMAT") return "decimal";
  return "";
}

}  // namespace

FieldCode parse_field_code(std::string_view code) {
  FieldCode parsed;
  skip_space(code);
  const std::size_t end = std::min(code.find_first_of(" \t\n\\\""), code.size());
  parsed.name = std::string(code.substr(0, end));
  std::transform(parsed.name.begin(), parsed.name.end(), parsed.name.begin(), upper);
  code.remove_prefix(end);
  for (skip_space(code); !code.empty(); skip_space(code)) {
    if (code.front() == '\\') {
      take_switch(code, parsed);
    } else {
      parsed.arguments.push_back(take_word(code));
    }
  }
  return parsed;
}

void SequenceFields::add_heading(int level) {
  for (std::size_t at = static_cast<std::size_t>(level) - 1; at < headings_.size(); ++at) {
    ++headings_[at];
  }
}

SequenceFields::Number SequenceFields::next(const FieldCode& code) {
  std::string identifier = code.arguments.empty() ? "" : code.arguments.front();
  std::transform(identifier.begin(), identifier.end(), identifier.begin(), upper);
  Sequence& sequence = sequences_[identifier];
  const auto value_of = [&](const char* name) {
    const auto found = code.switches.find(name);
    return found == code.switches.end() ? std::nullopt : parse_whole(found->second);
  };
  const int level = value_of("\\s").value_or(0);
  if (level >= 1 && level <= static_cast<int>(headings_.size())) {
    const int seen = headings_[static_cast<std::size_t>(level) - 1];
    if (std::exchange(sequence.headings, seen) != seen) sequence.value = 0;
  }
  const std::optional<int> reset = value_of("\\r");
  constexpr int kMost = 1'000'000'000;
  if (reset && *reset >= 0 && *reset <= kMost) {
    sequence.value = *reset;
  } else if (!code.has("\\c")) {
    ++sequence.value;
  }
  Number number;
  const auto general = code.switches.find("\\*");
  const std::string word = general == code.switches.end() ? "" : general->second;
  // A hidden number is shown all the same if a format is asked for.
  if (code.has("\\h") && word.empty()) return number;
  const std::optional<NumberFormat> format = find_number_format(format_name_of(word));
  if (!format) number.unknown_format = word;
  number.text = format_number(format.value_or(kDecimalFormat), sequence.value);
  return number;
}

void FieldStack::begin() {
  fields_.emplace_back();
  ++codes_;
}

void FieldStack::start_result(Field& field) {
  if (!field.reading_code) return;
  field.reading_code = false;
  --codes_;
  field.contents = parse_field_code(field.code).name == "TOC";
  if (field.contents) ++contents_;
}

void FieldStack::separate() {
  if_open([&](Field& field) { start_result(field); });
}

void FieldStack::pop() {
  const Field& field = fields_.back();
  const bool printed = field.printed;
  if (field.reading_code) --codes_;
  if (field.contents) --contents_;
  fields_.pop_back();
  if (printed) mark_printed();
}

std::string FieldStack::form_text(const Field& field) {
  if (parse_field_code(field.code).name == "FORMCHECKBOX" || field.checkbox) {
    return field.checked.value_or(field.default_checked) ? "☑" : "☐";
  }
  // The stored result, where there is one, already shows the entry.
  if (field.printed) return "";
  const int entry = field.entry.value_or(field.default_entry);
  const bool known = entry >= 0 && entry < static_cast<int>(field.entries.size());
  return known ? field.entries[static_cast<std::size_t>(entry)] : "";
}

FieldStack::Ended FieldStack::end() {
  if (fields_.empty() || fields_.back().simple) return {};
  Field& field = fields_.back();
  Ended ended;
  ended.ended = true;
  ended.text = form_text(field);
  ended.printed = field.printed;
  ended.code = std::move(field.code);
  pop();
  return ended;
}

void FieldStack::begin_simple(std::string_view code) {
  Field field;
  field.code = std::string(code);
  field.simple = true;
  fields_.push_back(std::move(field));
  ++codes_;
  start_result(fields_.back());
}

FieldStack::Ended FieldStack::end_simple() {
  // Fields left open inside it end with it.
  while (!fields_.empty() && !fields_.back().simple) pop();
  if (fields_.empty()) return {};
  Ended ended;
  ended.ended = true;
  ended.printed = fields_.back().printed;
  ended.code = std::move(fields_.back().code);
  pop();
  return ended;
}

void FieldStack::add_code(std::string_view text) {
  if_open([&](Field& field) {
    if (field.reading_code) field.code += text;
  });
}

void FieldStack::set_default(std::string_view value) {
  if_open([&](Field& field) {
    field.default_checked = value.empty() || parse_on_off(value);
    field.default_entry = parse_whole(value).value_or(0);
  });
}

void FieldStack::set_checked(bool checked) {
  if_open([&](Field& field) { field.checked = checked; });
}

void FieldStack::set_result(int entry) {
  if_open([&](Field& field) { field.entry = entry; });
}

void FieldStack::add_entry(std::string_view text) {
  if_open([&](Field& field) { field.entries.emplace_back(text); });
}

}  // namespace jixiao
