// The words that values are written with, from rules/values.yml and the key `values` of a pack.
//
// Example: words.before.find_at_end("满意度不低于") is 不低于 with the meaning ">=";
// words.units.find("百分比") is "%". Words are kept folded as FoldForm::kMatch.
// Not here: what is the language's own and the same in every pack: the signs ≥ ≤ > < = ~, digits
// and Chinese numerals, 元 and its powers, 年 月 日, and the blank signs that the report promises.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "rules/text_hash.h"

namespace jixiao {

// Words and what each means. Looking for one at the end of a text costs a look-up for each
// length there is, not for each word, and none where no word ends in the text's last byte.
class WordTable {
 public:
  struct Found {
    std::size_t size = 0;      // bytes of the word; 0: none
    std::string_view meaning;  // of the table
  };

  // False if the word is there with another meaning.
  bool add(const std::string& word, const std::string& meaning);
  // The meaning of the whole text; null if it is none of the words.
  const std::string* find(std::string_view text) const;
  // The longest word that ends, or begins, the text.
  Found find_at_end(std::string_view text) const;
  Found find_at_begin(std::string_view text) const;
  bool empty() const { return words_.empty(); }

  // For compiled.h.
  template <typename Archive>
  void serialize(Archive& archive) {
    archive(words_, longest_, sizes_, first_bytes_, last_bytes_);
  }

 private:
  // Bits by byte: 256 of them.
  using Bytes = std::array<std::uint64_t, 4>;
  static bool holds(const Bytes& bytes, char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (bytes[byte / 64U] >> (byte % 64U) & 1U) != 0;
  }
  static void add(Bytes& bytes, char c) {
    const auto byte = static_cast<unsigned char>(c);
    bytes[byte / 64U] |= std::uint64_t{1} << (byte % 64U);
  }
  // May a word be of that size?
  bool has_size(std::size_t size) const { return size >= 64 || (sizes_ >> size & 1U) != 0; }

  std::unordered_map<std::string, std::string, TextHash, std::equal_to<>> words_;
  std::size_t longest_ = 0;  // bytes
  std::uint64_t sizes_ = 0;  // a bit for each size below 64 that a word has
  Bytes first_bytes_{};
  Bytes last_bytes_{};
};

struct ValueWords {
  WordTable before;       // the number: 不低于 is ">="; 节约 is "" and no operator
  WordTable behind;       // number and unit: 以上 is ">="
  WordTable between;      // number and unit: 余 is "~"
  WordTable negations;    // of the word behind them: 不 before 超过
  WordTable deadlines;    // behind a figure that is a date: 前, 底
  WordTable units;        // 百分比 is "%"
  WordSet counters;       // what Chinese numerals count: 个, 人, 次
  bool numerals = false;  // are Chinese numerals read as numbers?
  WordTable points;       // behind a weight or score: 分
  // Label keys: what a whole cell says.
  WordSet natures;         // 指标性质 that are no operator: 定性
  WordSet blank;           // in a number's place, besides the signs of the report
  WordSet not_applicable;  // 不适用
  WordSet no_reason;       // what says nothing where a reason is asked for: 无
  WordTable of_which;      // begins a part of what stands above: 其中
  WordTable misread;       // digits that ≥ is read as by machines: 2, 8
};

}  // namespace jixiao
