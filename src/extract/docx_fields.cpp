#include "extract/docx_fields.h"

#include <algorithm>

#include "extract/xml.h"

namespace jixiao {
namespace {

// "TOC" of " toc \o ..."
std::string field_name(std::string_view code) {
  const std::size_t begin = std::min(code.find_first_not_of(" \t\n"), code.size());
  const std::size_t end = std::min(code.find_first_of(" \t\n\\", begin), code.size());
  std::string name(code.substr(begin, end - begin));
  for (char& c : name) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return name;
}

// Fields that print a text of their own; the others without a result are marks (XE, TC …).
bool prints_by_itself(std::string_view name) {
  return name == "EQ" || name == "SEQ" || name == "REF" || name == "PAGEREF";
}

}  // namespace

void FieldStack::begin() {
  fields_.emplace_back();
  ++codes_;
}

void FieldStack::start_result(Field& field) {
  if (!field.reading_code) return;
  field.reading_code = false;
  --codes_;
  field.contents = field_name(field.code) == "TOC";
  if (field.contents) ++contents_;
}

void FieldStack::separate() {
  if_open([&](Field& field) { start_result(field); });
}

void FieldStack::pop() {
  const Field& field = fields_.back();
  if (field.reading_code) --codes_;
  if (field.contents) --contents_;
  fields_.pop_back();
}

FieldStack::Ended FieldStack::end() {
  Ended ended;
  if (fields_.empty() || fields_.back().simple) return ended;
  const Field& field = fields_.back();
  const std::string name = field_name(field.code);
  const bool had_code = field.reading_code;
  if (name == "FORMCHECKBOX" || field.checkbox) {
    ended.text = field.checked.value_or(field.default_checked) ? "☑" : "☐";
  } else if (!field.entries.empty() && had_code) {
    // The stored result, where there is one, already shows the entry.
    const int entry = field.entry.value_or(field.default_entry);
    if (entry >= 0 && entry < static_cast<int>(field.entries.size())) {
      ended.text = field.entries[static_cast<std::size_t>(entry)];
    }
  } else if (had_code && prints_by_itself(name)) {
    ended.without_result = name;
  }
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

void FieldStack::end_simple() {
  // Fields left open inside it end with it.
  while (!fields_.empty()) {
    const bool found = fields_.back().simple;
    pop();
    if (found) return;
  }
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
