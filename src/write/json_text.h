// A streaming JSON writer: keys and values in the order they are written, one string out.
//
// Example:
//   JsonText json(false);
//   json.open_object();
//   json.key("score");
//   json.number(*Decimal::parse("37.40"));
//   json.close_object();
//   json.take();  // {"score":37.40}
// Decimals print their own digits and never pass through a binary float. The result is always
// valid UTF-8: a byte that is none (a file name may hold any) becomes U+FFFD. Not here: reading
// JSON, and any check that a key is written once.
#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "value/decimal.h"

namespace jixiao {

// Takes the text of a writer piece by piece.
using TextSink = std::function<void(std::string_view)>;

// The text with U+FFFD for every byte that is no UTF-8.
std::string valid_utf8(std::string_view text);

class JsonText {
 public:
  // pretty: two blanks a level and a line a value; else everything on one line.
  explicit JsonText(bool pretty) : pretty_(pretty) {}
  // What is written goes to the sink now and then, so that a large text never stands in memory;
  // take() gives the rest.
  JsonText(bool pretty, TextSink sink) : pretty_(pretty), sink_(std::move(sink)) {}

  void open_object() { open('{'); }
  void close_object() { close('}'); }
  void open_array() { open('['); }
  void close_array() { close(']'); }

  // A name that the program spells out: it needs no escape, and none is looked for. Here, and so
  // are those that begin with it, because its length is known where it is called.
  void key(std::string_view name) {
    assert(depth_ > 0 && !after_key_ && is_plain(name));
    begin_item();
    char* at = room(name.size() + 4);
    *at++ = '"';
    at = std::copy(name.begin(), name.end(), at);
    *at++ = '"';
    *at++ = ':';
    *at = ' ';
    take_room(name.size() + (pretty_ ? 4 : 3));
    after_key_ = true;
  }
  // Any other name: of a pack, or a pointer.
  void foreign_key(std::string_view name);
  void text(std::string_view value);
  void number(const Decimal& value);
  void integer(std::uint64_t value);
  void boolean(bool value);
  void null();
  // A number by the digits it has already.
  void digits(std::string_view number);

  void optional_text(const std::optional<std::string>& value);
  void optional_number(const std::optional<Decimal>& value);

  // key() and a value. An absent value is null; so is an index of -1 ("does not apply").
  void text(std::string_view name, std::string_view value) {
    key(name);
    text(value);
  }
  void text_or_null(std::string_view name, std::string_view value) {  // empty: null
    key(name);
    if (value.empty()) {
      null();
    } else {
      text(value);
    }
  }
  void optional_text(std::string_view name, const std::optional<std::string>& value) {
    key(name);
    optional_text(value);
  }
  void optional_number(std::string_view name, const std::optional<Decimal>& value) {
    key(name);
    optional_number(value);
  }
  void index(std::string_view name, int value) {
    key(name);
    if (value < 0) {
      null();
    } else {
      integer(static_cast<std::uint64_t>(value));
    }
  }
  void texts(std::string_view name, const std::vector<std::string>& values);

  // Room for a text of about that size, so that it need not grow.
  void expect(std::size_t size) { out_.reserve(size); }
  // The finished text; the writer is empty afterwards.
  std::string take();

 private:
  void open(char bracket);
  void close(char bracket);
  void begin_value() {
    if (after_key_) {
      after_key_ = false;
    } else {
      begin_item();
    }
  }
  // What stands between a key or value and the one before it.
  void begin_item() {
    if (depth_ == 0) return;
    if (!first_) put(',');
    first_ = false;
    if (pretty_) new_line();
  }
  void new_line();
  static bool is_plain(std::string_view name);
  void quote(std::string_view value);
  bool quote_plain(std::string_view value);
  // Room for so few bytes that they fit into the block; take_room() says how many were written.
  char* room(std::size_t size) {
    if (block_.size() - used_ < size) empty_block();
    return block_.data() + used_;
  }
  void take_room(std::size_t size) { used_ += size; }
  void put(char c) {
    *room(1) = c;
    take_room(1);
  }
  void put(std::string_view bytes);
  void empty_block();

  // What is written: out_, and behind it the block, which spares the many short pieces of a JSON
  // text the price of appending to a string.
  static constexpr std::size_t kBlock = 1024;
  // Begins with a byte that is none of the text: quote_plain() looks at what stands before a text.
  static constexpr std::size_t kFront = 1;
  std::string out_;
  std::array<char, kFront + kBlock> block_ = {};
  std::size_t used_ = kFront;
  bool pretty_;
  TextSink sink_;  // may be none
  bool after_key_ = false;
  bool first_ = true;      // of the values in the innermost bracket
  std::size_t depth_ = 0;  // of open brackets
};

}  // namespace jixiao
