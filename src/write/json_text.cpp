#include "write/json_text.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace jixiao {
namespace {

// The well-formed UTF-8 sequences (Unicode, table 3-7): by their first byte, what the second may
// be; every later byte is 80..BF.
struct Sequence {
  unsigned char first_low, first_high;
  unsigned char second_low, second_high;
  std::size_t length;
};
constexpr Sequence kSequences[] = {
    {0x00, 0x7F, 0x00, 0x00, 1}, {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3},
    {0xE1, 0xEC, 0x80, 0xBF, 3}, {0xED, 0xED, 0x80, 0x9F, 3},  // no surrogates
    {0xEE, 0xEF, 0x80, 0xBF, 3}, {0xF0, 0xF0, 0x90, 0xBF, 4}, {0xF1, 0xF3, 0x80, 0xBF, 4},
    {0xF4, 0xF4, 0x80, 0x8F, 4},
};

bool within(char c, unsigned char low, unsigned char high) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= low && byte <= high;
}

bool matches(std::string_view text, const Sequence& form) {
  if (text.size() < form.length || !within(text[0], form.first_low, form.first_high)) return false;
  if (form.length > 1 && !within(text[1], form.second_low, form.second_high)) return false;
  for (std::size_t i = 2; i < form.length; ++i) {
    if (!within(text[i], 0x80, 0xBF)) return false;
  }
  return true;
}

// Length of the well-formed sequence that the text begins with, 0 if there is none.
std::size_t sequence_length(std::string_view text) {
  for (const Sequence& form : kSequences) {
    if (matches(text, form)) return form.length;
  }
  return 0;
}

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// Length of the beginning that needs no escape and is well-formed.
std::size_t plain_length(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      if (byte < 0x20 || byte == 0x7F || byte == '"' || byte == '\\') return at;
      ++at;
    } else {
      const std::size_t length = sequence_length(text.substr(at));
      if (length == 0) return at;
      at += length;
    }
  }
  return at;
}

void append_control(char c, std::string& out) {
  constexpr std::string_view kHex = "0123456789abcdef";
  const auto code = static_cast<unsigned char>(c);
  if (c == '\n') {
    out += "\\n";
  } else if (c == '\t') {
    out += "\\t";
  } else if (c == '\r') {
    out += "\\r";
  } else {
    out += "\\u00";
    out += kHex[code >> 4U];
    out += kHex[code & 0xFU];
  }
}

}  // namespace

std::string valid_utf8(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t length = sequence_length(text);
    out += length == 0 ? kReplacement : text.substr(0, length);
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return out;
}

void JsonText::new_line() {
  if (!pretty_) return;
  // Beyond this depth the indentation stays, or it would be most of the text.
  constexpr std::size_t kDeepestIndent = 32;
  out_ += '\n';
  out_.append(2 * std::min(filled_.size(), kDeepestIndent), ' ');
}

void JsonText::begin_value() {
  constexpr std::size_t kPiece = std::size_t{1} << 16;
  if (sink_ && out_.size() >= kPiece) {
    sink_(out_);
    out_.clear();
  }
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (filled_.empty()) return;
  if (filled_.back()) out_ += ',';
  filled_.back() = true;
  new_line();
}

void JsonText::open(char bracket) {
  begin_value();
  out_ += bracket;
  filled_.push_back(false);
}

void JsonText::close(char bracket) {
  assert(!filled_.empty() && !after_key_);
  const bool filled = filled_.back();
  filled_.pop_back();
  if (filled) new_line();
  out_ += bracket;
}

void JsonText::quote(std::string_view value) {
  out_ += '"';
  while (!value.empty()) {
    // Most of a text goes out as it is, in one piece.
    const std::size_t plain = plain_length(value);
    out_ += value.substr(0, plain);
    if (plain == value.size()) break;
    const char c = value[plain];
    if (static_cast<unsigned char>(c) >= 0x80) {
      out_ += kReplacement;
    } else if (c == '"' || c == '\\') {
      out_ += {'\\', c};
    } else {
      append_control(c, out_);
    }
    value.remove_prefix(plain + 1);
  }
  out_ += '"';
}

void JsonText::key(std::string_view name) {
  assert(!filled_.empty() && !after_key_);
  begin_value();
  quote(name);
  out_ += pretty_ ? ": " : ":";
  after_key_ = true;
}

void JsonText::text(std::string_view value) {
  begin_value();
  quote(value);
}

void JsonText::number(const Decimal& value) {
  begin_value();
  out_ += value.to_string();
}

void JsonText::integer(std::uint64_t value) {
  begin_value();
  out_ += std::to_string(value);
}

void JsonText::boolean(bool value) {
  begin_value();
  out_ += value ? "true" : "false";
}

void JsonText::digits(std::string_view number) {
  begin_value();
  out_ += number;
}

void JsonText::null() {
  begin_value();
  out_ += "null";
}

void JsonText::text(std::string_view name, std::string_view value) {
  key(name);
  text(value);
}

void JsonText::text_or_null(std::string_view name, std::string_view value) {
  key(name);
  if (value.empty()) {
    null();
  } else {
    text(value);
  }
}

void JsonText::optional_text(std::string_view name, const std::optional<std::string>& value) {
  key(name);
  if (value) {
    text(*value);
  } else {
    null();
  }
}

void JsonText::optional_number(std::string_view name, const std::optional<Decimal>& value) {
  key(name);
  if (value) {
    number(*value);
  } else {
    null();
  }
}

void JsonText::index(std::string_view name, int value) {
  key(name);
  if (value < 0) {
    null();
  } else {
    integer(static_cast<std::uint64_t>(value));
  }
}

void JsonText::texts(std::string_view name, const std::vector<std::string>& values) {
  key(name);
  open_array();
  for (const std::string& value : values) text(value);
  close_array();
}

std::string JsonText::take() {
  assert(filled_.empty() && !after_key_);
  return std::exchange(out_, {});
}

}  // namespace jixiao
