// Words and their numbers, in the order in which they are added.
//
// Example: WordIds words; words.add("总分") is 0; words.find("总分") is 0, of a text that is no
// word it is kNone.
// A pack has thousands of words, asked in between other work, so that each load waits for memory:
// the table holds hashes and numbers only, a dozen bytes a word, and mostly one load tells that a
// text is none of them.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <string_view>

namespace jixiao {

class WordIds {
 public:
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

  WordIds();
  WordIds(WordIds&&) noexcept;
  WordIds& operator=(WordIds&&) noexcept;
  ~WordIds();

  // The number of the word, which is new if it is the number of words before.
  std::uint32_t add(std::string_view word);
  std::uint32_t find(std::string_view word) const;

 private:
  struct Table;
  std::unique_ptr<Table> table_;
};

}  // namespace jixiao
