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

// Bytes of the character at `at` if it may stand in a JSON string as it is, else 0.
std::size_t plain_size(std::string_view text, std::size_t at) {
  const std::size_t length = kLengths[static_cast<unsigned char>(text[at])];
  if (length == 1) return 1;
  if (length == 3 && text.size() - at >= 3 && is_trailing(text[at + 1]) &&
      is_trailing(text[at + 2])) {
    return 3;
  }
  const bool ascii = static_cast<unsigned char>(text[at]) < 0x80;
  return ascii ? 0 : sequence_length(text.substr(at));
}

constexpr std::size_t kRun = 16;

// Are so many bytes ASCII that needs no escape, and pieces of characters of three bytes? Without a
// branch, so that the compiler looks at all of them at once. Trailing bytes must stand just where
// the leads in front of them await them, be it in the two bytes before the run. What is not ASCII
// is negative: trailing bytes are the least, less than the first lead 0xC0.
bool run_is_plain(const char* at) {
  constexpr signed char kFirstLead = -0x40;
  unsigned char odd = 0;
  for (std::size_t i = 0; i < kRun; ++i) {
    const auto c = static_cast<signed char>(at[i]);
    const auto last = static_cast<signed char>(*(at + i - 1));
    const auto before = static_cast<signed char>(*(at + i - 2));
    const bool by_last = (last >= kFirstLead) & (last < 0);
    const bool by_before = (before >= kFirstLead) & (before < 0);
    const bool trailing = c < kFirstLead;
    // Leads from 0xF0 on and control characters; leads up to 0xE0; some signs, and the lead 0xED.
    const bool far = (c >= -0x10) & (c < 0x20);
    const bool near = (c >= kFirstLead) & (c <= -0x20);
    const bool sign = (c == '"') | (c == '\\') | (c == 0x7F) | (c == -0x13);
    odd |= (trailing != (by_last | by_before)) | far | near | sign;
  }
  return odd == 0;
}

bool is_lead(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0xC0U; }

// Bytes from `at` on, the end of a character, that are whole plain characters, looked at in runs.
std::size_t plain_runs(std::string_view text, std::size_t at) {
  // A character of two bytes in front would await a third one.
  if (at < 2 || is_lead(text[at - 2])) return 0;
  std::size_t end = at;
  while (text.size() - end >= kRun && run_is_plain(text.data() + end)) end += kRun;
  if (end == at) return 0;
  // Without one that is cut.
  if (is_lead(text[end - 1])) return end - at - 1;
  return is_lead(text[end - 2]) ? end - at - 2 : end - at;
}

// Length of the beginning that needs no escape and is well-formed.
std::size_t plain_length(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    at += plain_runs(text, at);
    // Something in these bytes is not for runs.
    const std::size_t end = std::min(at < 2 ? 2 : at + kRun, text.size());
    while (at < end) {
      const std::size_t size = plain_size(text, at);
      if (size == 0) return at;
      at += size;
    }
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

void JsonText::empty_block() {
  constexpr std::size_t kPiece = std::size_t{1} << 16;
  out_.append(block_.data() + kFront, std::exchange(used_, kFront) - kFront);
  if (out_.size() >= kPiece && sink_) {
    sink_(out_);
    out_.clear();
  }
}

bool JsonText::is_plain(std::string_view name) { return plain_length(name) == name.size(); }

void JsonText::new_line() {
  // Beyond this depth the indentation stays, or it would be most of the text.
  constexpr std::size_t kDeepestIndent = 32;
  put('\n');
  const std::size_t blanks = 2 * std::min(depth_, kDeepestIndent);
  std::fill_n(room(blanks), blanks, ' ');
  take_room(blanks);
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

// Most texts are short and plain. It is copied first, and looked at where it stands then: there are
// bytes in front of it, and spaces can be put behind it.
bool JsonText::quote_plain(std::string_view value) {
  constexpr std::size_t kMost = kBlock / 4;
  if (value.size() > kMost) return false;
  char* const at = room(value.size() + kRun + 2);
  at[0] = '"';
  char* const text = at + 1;
  std::memcpy(text, value.data(), value.size());
  std::memset(text + value.size(), ' ', kRun);
  // With the first space, before which no character may be cut.
  for (std::size_t i = 0; i <= value.size(); i += kRun) {
    if (!run_is_plain(text + i)) return false;
  }
  text[value.size()] = '"';
  take_room(value.size() + 2);
  return true;
}

void JsonText::quote(std::string_view value) {
  if (quote_plain(value)) return;
  std::size_t plain = plain_length(value);
  put('"');
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

void JsonText::foreign_key(std::string_view name) {
  assert(depth_ > 0 && !after_key_);
  begin_item();
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

void JsonText::optional_text(const std::optional<std::string>& value) {
  if (value) {
    text(*value);
  } else {
    null();
  }
}

void JsonText::optional_number(const std::optional<Decimal>& value) {
  if (value) {
    number(*value);
  } else {
    null();
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
