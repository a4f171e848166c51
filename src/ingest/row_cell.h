// A cell of kValues (row_block.h): how it is read, cell after cell, millions of them in a run.
//
//   cell    0 null | 1 text | 2 whole number, 64 bits | 3 real, 64 bits
//   text    length, 32 bits, bytes          numbers: most significant byte first
//
// Example: 01 00000003 "abc" 00 are a text and a null. All of it throws BadFrame where the bytes
// end too early. Not here: writing them (row_block.cpp).
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "ingest/frame.h"

namespace jixiao {

inline constexpr int kCountBytes = 4;
inline constexpr int kValueBytes = 8;

inline constexpr char kNullCell = 0;
inline constexpr char kTextCell = 1;
inline constexpr char kIntegerCell = 2;
inline constexpr char kRealCell = 3;

struct RowCell {
  enum class Kind { kNull, kText, kInteger, kReal };
  Kind kind = Kind::kNull;
  std::string_view text;
  std::int64_t integer = 0;
  double real = 0;
};

inline std::string_view take(std::string_view& rest, std::size_t size) {
  if (size > rest.size()) throw BadFrame("rows end too early");
  const std::string_view taken(rest.data(), size);
  rest = {rest.data() + size, rest.size() - size};
  return taken;
}

// Shifts by constants, so that the compiler makes one load of them.
template <int kBytes>
std::uint64_t take_number(std::string_view& rest) {
  const char* const bytes = take(rest, kBytes).data();
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < kBytes; ++i)
    value = (value << 8U) | static_cast<unsigned char>(bytes[i]);
  return value;
}

inline std::size_t take_count(std::string_view& rest) { return take_number<kCountBytes>(rest); }

inline std::string_view take_text(std::string_view& rest) { return take(rest, take_count(rest)); }

// Goes by the next cell without reading it; gives its kind.
inline char pass_cell(std::string_view& rows) {
  const char kind = take(rows, 1).front();
  switch (kind) {
    case kNullCell:
      break;
    case kTextCell:
      take_text(rows);
      break;
    case kIntegerCell:
    case kRealCell:
      take(rows, kValueBytes);
      break;
    default:
      throw BadFrame("a cell of no kind");
  }
  return kind;
}

// Takes the next cell off the rows.
inline RowCell take_cell(std::string_view& rows) {
  RowCell cell;
  switch (take(rows, 1).front()) {
    case kNullCell:
      return cell;
    case kTextCell:
      cell.kind = RowCell::Kind::kText;
      cell.text = take_text(rows);
      return cell;
    case kIntegerCell:
      cell.kind = RowCell::Kind::kInteger;
      cell.integer = static_cast<std::int64_t>(take_number<kValueBytes>(rows));
      return cell;
    case kRealCell:
      cell.kind = RowCell::Kind::kReal;
      cell.real = std::bit_cast<double>(take_number<kValueBytes>(rows));
      return cell;
    default:
      throw BadFrame("a cell of no kind");
  }
}

}  // namespace jixiao
