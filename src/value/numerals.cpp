#include "value/numerals.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>

namespace jixiao {
namespace {

// Every numeral takes three bytes of UTF-8.
constexpr std::size_t kSize = 3;
constexpr int kTen = 10;
constexpr int kMyriad = 4;   // 万
constexpr int kMyriads = 8;  // 亿
constexpr std::size_t kMostCharacters = 20;

struct Numeral {
  std::string_view sign;
  int digit = -1;  // 0 to 9, or
  int power = 0;   // 十 1, 百 2, 千 3, 万 4, 亿 8
};

constexpr std::array kNumerals = {
    Numeral{"〇", 0},           Numeral{"零", 0},           Numeral{"一", 1},
    Numeral{"二", 2},           Numeral{"两", 2},           Numeral{"三", 3},
    Numeral{"四", 4},           Numeral{"五", 5},           Numeral{"六", 6},
    Numeral{"七", 7},           Numeral{"八", 8},           Numeral{"九", 9},
    Numeral{"壹", 1},           Numeral{"贰", 2},           Numeral{"叁", 3},
    Numeral{"肆", 4},           Numeral{"伍", 5},           Numeral{"陆", 6},
    Numeral{"柒", 7},           Numeral{"捌", 8},           Numeral{"玖", 9},
    Numeral{"十", -1, 1},       Numeral{"拾", -1, 1},       Numeral{"百", -1, 2},
    Numeral{"佰", -1, 2},       Numeral{"千", -1, 3},       Numeral{"仟", -1, 3},
    Numeral{"万", -1, kMyriad}, Numeral{"亿", -1, kMyriads}};

// The low twelve bits of a sign: no two numerals share them.
std::size_t low_bits(std::string_view sign) {
  return (static_cast<unsigned char>(sign[1]) & 0x3FU) << 6U |
         (static_cast<unsigned char>(sign[2]) & 0x3FU);
}

using NumeralTable = std::array<const Numeral*, 4096>;

const NumeralTable& numeral_table() {
  static const NumeralTable kTable = [] {
    NumeralTable table{};
    for (const Numeral& numeral : kNumerals) table[low_bits(numeral.sign)] = &numeral;
    return table;
  }();
  return kTable;
}

// Of three bytes; null if they are no numeral.
const Numeral* find_numeral(std::string_view sign) {
  const Numeral* const found = numeral_table()[low_bits(sign)];
  return found != nullptr && found->sign == sign ? found : nullptr;
}

// A text of numerals alone, in a place of its own: it is asked of nearly every cell.
class Numerals {
 public:
  // Empty if anything else is in the text, or too much.
  explicit Numerals(std::string_view text) {
    if (text.size() > kMostCharacters * kSize || text.size() % kSize != 0) return;
    for (std::size_t at = 0; at < text.size(); at += kSize) {
      const Numeral* numeral = find_numeral(text.substr(at, kSize));
      if (numeral == nullptr) {
        size_ = 0;
        return;
      }
      numerals_[size_++] = numeral;
    }
  }

  bool empty() const { return size_ == 0; }
  std::size_t size() const { return size_; }
  const Numeral& front() const { return *numerals_[0]; }
  std::span<const Numeral* const> all() const { return {numerals_.data(), size_}; }

 private:
  std::array<const Numeral*, kMostCharacters> numerals_{};
  std::size_t size_ = 0;
};

std::int64_t power_of_ten(int power) {
  std::int64_t value = 1;
  for (; power > 0; --power) value *= kTen;
  return value;
}

// Reads the numerals from left to right: 一 百 零 五 万.
class Reader {
 public:
  bool take(const Numeral& numeral) {
    if (numeral.digit == 0) return take_zero();
    if (numeral.digit > 0) return take_digit(numeral.digit);
    return numeral.power < kMyriad ? take_place(numeral.power) : take_section(numeral.power);
  }

  std::optional<Decimal> finish() {
    if (!ends_well()) return std::nullopt;
    return Decimal::from_units(total_ + section_ + std::max(digit_, 0), 0);
  }

 private:
  bool nothing_yet() const { return total_ == 0 && section_ == 0 && digit_ < 0; }

  // 一百五 and 三万五: the place of the last digit is not said.
  bool ends_well() const {
    if (digit_ < 0) return !gap_;
    return gap_ || place_ == 1 || (section_ == 0 && total_ == 0);
  }

  bool take_zero() {
    const bool sound = digit_ < 0 && !gap_ && place_ > 1 && !nothing_yet();
    gap_ = true;
    return sound;
  }

  bool take_digit(int digit) {
    const bool sound = digit_ < 0;
    digit_ = digit;
    return sound;
  }

  bool take_place(int power) {
    // 十 without a digit is ten only in front: 二百十 is not written.
    const bool bare_ten = power == 1 && nothing_yet();
    if ((digit_ < 0 && !bare_ten) || power >= place_) return false;
    section_ += (bare_ten ? 1 : digit_) * power_of_ten(power);
    place_ = power;
    digit_ = -1;
    gap_ = false;
    return true;
  }

  bool take_section(int power) {
    const std::int64_t whole = section_ + std::max(digit_, 0);
    const bool said = ends_well() || (section_ == 0 && !gap_);  // 一亿三万
    if (power >= last_section_ || whole == 0 || !said) return false;
    total_ += whole * power_of_ten(power);
    section_ = 0;
    digit_ = -1;
    gap_ = false;
    place_ = kMyriad;
    last_section_ = power;
    return true;
  }

  std::int64_t total_ = 0;
  std::int64_t section_ = 0;
  int digit_ = -1;
  int place_ = kMyriad;  // power of the last place taken in this section; none yet
  int last_section_ = kMyriads + 1;
  bool gap_ = false;  // a 零 stands before
};

// 二〇二三
std::optional<Decimal> parse_by_place(const Numerals& numerals) {
  std::string digits;
  for (const Numeral* numeral : numerals.all()) {
    if (numeral->digit < 0) return std::nullopt;
    digits += static_cast<char>('0' + numeral->digit);
  }
  return Decimal::parse(digits);
}

}  // namespace

std::size_t heading_numeral_size(std::string_view text) {
  std::size_t size = 0;
  while (size + kSize <= text.size()) {
    const std::size_t found = kHeadingNumerals.find(text.substr(size, kSize));
    if (found == std::string_view::npos || found % kSize != 0) break;
    size += kSize;
  }
  return size;
}

std::size_t han_number_size(std::string_view text) {
  std::size_t size = 0;
  while (size + kSize <= text.size() && find_numeral(text.substr(size, kSize)) != nullptr) {
    size += kSize;
  }
  return size;
}

std::optional<Decimal> parse_han_number(std::string_view text) {
  const Numerals numerals(text);
  if (numerals.empty()) return std::nullopt;
  if (numerals.size() > 1) {
    if (std::optional<Decimal> number = parse_by_place(numerals)) return number;
  } else if (numerals.front().digit == 0) {
    return Decimal(0);
  }
  Reader reader;
  for (const Numeral* numeral : numerals.all()) {
    if (!reader.take(*numeral)) return std::nullopt;
  }
  return reader.finish();
}

std::optional<int> parse_han_power(std::string_view text) {
  const Numerals numerals(text);
  if (numerals.empty()) return std::nullopt;
  int sum = 0;
  int last = 0;
  for (const Numeral* numeral : numerals.all()) {
    // 百万 and 千亿 grow, 万亿 too; 万百 is none.
    if (numeral->digit >= 0 || numeral->power <= last) return std::nullopt;
    last = numeral->power;
    sum += numeral->power;
  }
  return sum;
}

}  // namespace jixiao
