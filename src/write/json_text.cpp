#include "write/json_text.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cstring>
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

bool is_trailing(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

bool matches(std::string_view text, const Sequence& form) {
  if (text.size() < form.length || !within(text[0], form.first_low, form.first_high)) return false;
  if (form.length > 1 && !within(text[1], form.second_low, form.second_high)) return false;
  for (std::size_t i = 2; i < form.length; ++i) {
    if (!is_trailing(text[i])) return false;
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

// Bytes of a character by its first one, where any trailing bytes may follow it: 1 for ASCII that
// needs no escape, 3 for most of what stands in a document. 0: it has to be looked at more closely.
constexpr std::array<unsigned char, 256> kLengths = [] {
  std::array<unsigned char, 256> lengths{};
  for (std::size_t byte = 0x20; byte < 0x7F; ++byte) lengths[byte] = 1;
  for (std::size_t byte = 0xE1; byte < 0xF0; ++byte) lengths[byte] = 3;
  lengths[0xED] = 0;
  lengths['"'] = 0;
  lengths['\\'] = 0;
  return lengths;
}();

// Are the eight bytes at `at` ASCII that needs no escape? All at once: of any other byte one of the
// differences has its highest bit set. What is carried over from it does not turn a no into a yes.
bool eight_are_plain(const char* at) {
  const auto all = [](std::uint64_t byte) { return byte * 0x0101010101010101U; };
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, at, sizeof bytes);
  const std::uint64_t high = bytes | (bytes - all(0x20)) | (bytes + all(0x01)) |
                             ((bytes ^ all('"')) - all(0x01)) | ((bytes ^ all('\\')) - all(0x01));
  return (high & all(0x80)) == 0;
}

// Length of the beginning that needs no escape and is well-formed.
std::size_t plain_length(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t length = kLengths[static_cast<unsigned char>(text[at])];
    const std::size_t rest = text.size() - at;
    if (length == 1) {
      if (rest >= 8 && eight_are_plain(text.data() + at)) length = 8;
    } else if (length != 3 || rest < 3 || !is_trailing(text[at + 1]) ||
               !is_trailing(text[at + 2])) {
      const bool ascii = static_cast<unsigned char>(text[at]) < 0x80;
      length = ascii ? 0 : sequence_length(text.substr(at));
      if (length == 0) return at;
    }
    at += length;
  }
  return at;
}

constexpr std::size_t kLongestEscape = 6;

// Writes the escape of a byte that may not stand in a JSON string; gives its length.
std::size_t write_escape(char c, char* out) {
  constexpr std::string_view kHex = "0123456789abcdef";
  const auto code = static_cast<unsigned char>(c);
  const auto write = [out](std::initializer_list<char> bytes) {
    std::copy(bytes.begin(), bytes.end(), out);
    return bytes.size();
  };
  switch (c) {
    case '"':
    case '\\':
      return write({'\\', c});
    case '\n':
      return write({'\\', 'n'});
    case '\t':
      return write({'\\', 't'});
    case '\r':
      return write({'\\', 'r'});
    default:
      return write({'\\', 'u', '0', '0', kHex[code >> 4U], kHex[code & 0xFU]});
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

void JsonText::put(std::string_view bytes) {
  if (bytes.size() > kBlock) {
    empty_block();
    out_ += bytes;
    return;
  }
  std::memcpy(room(bytes.size()), bytes.data(), bytes.size());
  take_room(bytes.size());
}

void JsonText::empty_block() { out_.append(block_.data(), std::exchange(used_, 0)); }

void JsonText::new_line() {
  // Beyond this depth the indentation stays, or it would be most of the text.
  constexpr std::size_t kDeepestIndent = 32;
  put('\n');
  const std::size_t blanks = 2 * std::min(depth_, kDeepestIndent);
  std::fill_n(room(blanks), blanks, ' ');
  take_room(blanks);
}

void JsonText::begin_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  constexpr std::size_t kPiece = std::size_t{1} << 16;
  if (out_.size() >= kPiece && sink_) {
    empty_block();
    sink_(out_);
    out_.clear();
  }
  if (depth_ == 0) return;
  if (!first_) put(',');
  first_ = false;
  if (pretty_) new_line();
}

void JsonText::open(char bracket) {
  begin_value();
  put(bracket);
  first_ = true;
  ++depth_;
}

void JsonText::close(char bracket) {
  assert(depth_ > 0 && !after_key_);
  --depth_;
  if (!first_ && pretty_) new_line();
  first_ = false;
  put(bracket);
}

void JsonText::quote(std::string_view value) {
  put('"');
  // Most of a text goes out as it is, in one piece.
  std::size_t plain = plain_length(value);
  while (plain < value.size()) {
    put(value.substr(0, plain));
    const char c = value[plain];
    if (static_cast<unsigned char>(c) >= 0x80) {
      put(kReplacement);
    } else {
      take_room(write_escape(c, room(kLongestEscape)));
    }
    value.remove_prefix(plain + 1);
    plain = plain_length(value);
  }
  put(value);
  put('"');
}

void JsonText::key(std::string_view name) {
  assert(depth_ > 0 && !after_key_ && plain_length(name) == name.size());
  begin_value();
  char* const begin = room(name.size() + 4);
  char* at = begin;
  *at++ = '"';
  at = std::copy(name.begin(), name.end(), at);
  *at++ = '"';
  *at++ = ':';
  if (pretty_) *at++ = ' ';
  take_room(static_cast<std::size_t>(at - begin));
  after_key_ = true;
}

void JsonText::foreign_key(std::string_view name) {
  assert(depth_ > 0 && !after_key_);
  begin_value();
  quote(name);
  put(pretty_ ? ": " : ":");
  after_key_ = true;
}

void JsonText::text(std::string_view value) {
  begin_value();
  quote(value);
}

void JsonText::number(const Decimal& value) {
  begin_value();
  put(value.to_string());
}

void JsonText::integer(std::uint64_t value) {
  constexpr std::size_t kMostDigits = 20;
  begin_value();
  char* digits = room(kMostDigits);
  take_room(
      static_cast<std::size_t>(std::to_chars(digits, digits + kMostDigits, value).ptr - digits));
}

void JsonText::boolean(bool value) {
  begin_value();
  put(value ? "true" : "false");
}

void JsonText::digits(std::string_view number) {
  begin_value();
  put(number);
}

void JsonText::null() {
  begin_value();
  put("null");
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
  optional_text(value);
}

void JsonText::optional_text(const std::optional<std::string>& value) {
  if (value) {
    text(*value);
  } else {
    null();
  }
}

void JsonText::optional_number(std::string_view name, const std::optional<Decimal>& value) {
  key(name);
  optional_number(value);
}

void JsonText::optional_number(const std::optional<Decimal>& value) {
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
  assert(depth_ == 0 && !after_key_);
  empty_block();
  return std::exchange(out_, {});
}

}  // namespace jixiao
