#include "bytes/conversion.h"

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <stdexcept>

#include "bytes/common_han.h"

namespace jixiao {
namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

// What ICU's callback counts.
struct FaultCount {
  bool stop = false;
  std::size_t replaced = 0;
  bool cut = false;
};

void on_fault(const void* counter, UConverterToUnicodeArgs* args, const char* bytes, int32_t length,
              UConverterCallbackReason reason, UErrorCode* error) {
  if (reason > UCNV_IRREGULAR) return;  // reset, close, clone: no bytes
  auto* count = static_cast<FaultCount*>(const_cast<void*>(counter));
  ++count->replaced;
  const bool truncated = *error == U_TRUNCATED_CHAR_FOUND;
  if (truncated) count->cut = true;
  if (count->stop && !truncated) return;  // the error stands, ICU stops
  UCNV_TO_U_CALLBACK_SUBSTITUTE(nullptr, args, bytes, length, reason, error);
}

Converter open_converter(const char* charset, FaultCount* count) {
  UErrorCode error = U_ZERO_ERROR;
  Converter converter(ucnv_open(charset, &error));
  if (U_SUCCESS(error)) {
    ucnv_setToUCallBack(converter.get(), on_fault, count, nullptr, nullptr, &error);
  }
  if (U_FAILURE(error)) {
    throw std::runtime_error(std::string("ICU has no converter for ") + charset + ": " +
                             u_errorName(error));
  }
  return converter;
}

// By the converter of ICU.
template <typename Take>
bool for_each_converted(std::string_view bytes, const char* charset, FaultCount& count,
                        const Take& take) {
  const Converter converter = open_converter(charset, &count);
  std::array<UChar, 4096> buffer{};
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  UChar lead = 0;  // a pair may be split between two fillings of the buffer
  UErrorCode error = U_BUFFER_OVERFLOW_ERROR;
  while (error == U_BUFFER_OVERFLOW_ERROR) {
    error = U_ZERO_ERROR;
    UChar* target = buffer.data();
    ucnv_toUnicode(converter.get(), &target, buffer.data() + buffer.size(), &source, end, nullptr,
                   true, &error);
    for (const UChar* unit = buffer.data(); unit != target; ++unit) {
      if (U16_IS_LEAD(*unit)) {
        lead = *unit;
      } else if (U16_IS_TRAIL(*unit) && lead != 0) {
        take(static_cast<char32_t>(U16_GET_SUPPLEMENTARY(lead, *unit)));
        lead = 0;
      } else {
        take(static_cast<char32_t>(*unit));
      }
    }
  }
  return U_SUCCESS(error);
}

// Moves behind the character; negative if it is none.
UChar32 take_utf8(std::string_view bytes, std::size_t& at) {
  const auto* const text = reinterpret_cast<const std::uint8_t*>(bytes.data());
  UChar32 character = 0;
  U8_NEXT(text, at, bytes.size(), character);
  return character;
}

// Calls take(code point) for every character; false if a fault stopped it. What is whole UTF-8
// needs no converter; from the first fault on one takes over, so that faults are the same
// everywhere.
template <typename Take>
bool for_each_character(std::string_view bytes, const char* charset, FaultCount& count,
                        const Take& take) {
  if (std::string_view(charset) != "utf-8") return for_each_converted(bytes, charset, count, take);
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::size_t begin = at;
    const UChar32 character = take_utf8(bytes, at);
    if (character < 0) return for_each_converted(bytes.substr(begin), charset, count, take);
    take(static_cast<char32_t>(character));
  }
  return true;
}

// Tab, LF, VT, FF and CR; BEL, which Word puts at the end of a cell.
bool is_benign_control(char32_t c) { return (c >= 0x09 && c <= 0x0D) || c == 0x07; }

bool is_mark(char32_t c) {
  return (c >= 0x2000 && c <= 0x206F) || (c >= 0x3000 && c <= 0x303F) ||
         (c >= 0xFF00 && c <= 0xFFEF);
}

bool is_plain_han(char32_t c) { return c >= 0x4E00 && c <= 0x9FA5; }

void count_character(char32_t c, Reading& reading, std::size_t& run) {
  ++reading.characters;
  if (c < 0x80) {
    run = 0;
    if ((c < 0x20 && !is_benign_control(c)) || c == 0x7F) ++reading.controls;
    return;
  }
  ++reading.non_ascii;
  reading.longest_run = std::max(reading.longest_run, ++run);
  if (c >= 0x100) ++reading.beyond_latin;
  if (is_plain_han(c)) {
    if (is_common_han(c)) ++reading.common;
    return;
  }
  if (is_mark(c)) ++reading.marks;
  const auto type = u_charType(static_cast<UChar32>(c));
  if (type == U_CONTROL_CHAR) ++reading.controls;
  if (type == U_PRIVATE_USE_CHAR || type == U_UNASSIGNED) ++reading.junk;
}

void append_utf8(char32_t c, std::string& out) {
  std::array<char, U8_MAX_LENGTH> bytes{};
  std::size_t length = 0;
  U8_APPEND_UNSAFE(bytes.data(), length, static_cast<UChar32>(c));
  out.append(bytes.data(), length);
}

}  // namespace

Reading survey(std::string_view bytes, const char* charset, Faults faults) {
  Reading reading;
  FaultCount count{faults == Faults::kStop, 0, false};
  std::size_t run = 0;
  const bool whole = for_each_character(bytes, charset, count,
                                        [&](char32_t c) { count_character(c, reading, run); });
  reading.stopped = !whole;
  reading.replaced = count.replaced;
  reading.cut = count.cut;
  return reading;
}

std::string convert(std::string_view bytes, const char* charset) {
  std::string text;
  text.reserve(bytes.size());
  FaultCount count;
  for_each_character(bytes, charset, count, [&](char32_t c) { append_utf8(c, text); });
  return text;
}

}  // namespace jixiao
