// Words and their numbers, in the order in which they are added.
//
// Example: WordIds words; words.add("总分") is 0; words.find("总分") is 0, of a text that is no
// word it is kNone.
// A pack has thousands of words, asked in between other work, so that each load waits for memory:
// the table holds hashes and numbers only, a dozen bytes a word, and mostly one load tells that a
// text is none of them.
#pragma once

#include <tsl/robin_set.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace jixiao {

class WordIds {
 public:
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

  WordIds() : words_(std::make_unique<Words>()), ids_(0, Hash{words_.get()}, Same{words_.get()}) {}

  // The number of the word, which is new if it is the number of words before.
  std::uint32_t add(std::string_view word) {
    if (const auto found = ids_.find(word); found != ids_.end()) return *found;
    words_->emplace_back(word);
    ids_.insert(static_cast<std::uint32_t>(words_->size() - 1));
    return static_cast<std::uint32_t>(words_->size() - 1);
  }
  std::uint32_t find(std::string_view word) const {
    const auto found = ids_.find(word);
    return found == ids_.end() ? kNone : *found;
  }
  std::size_t size() const { return words_->size(); }

 private:
  using Words = std::vector<std::string>;
  // NOLINTBEGIN(readability-identifier-naming): is_transparent is the library's word
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const {
      return std::hash<std::string_view>{}(word);
    }
    std::size_t operator()(std::uint32_t id) const { return (*this)((*words)[id]); }
    const Words* words;
  };
  struct Same {
    using is_transparent = void;
    bool operator()(std::string_view word, std::uint32_t id) const { return word == (*words)[id]; }
    bool operator()(std::uint32_t id, std::string_view word) const { return word == (*words)[id]; }
    bool operator()(std::uint32_t a, std::uint32_t b) const { return a == b; }
    const Words* words;
  };
  // NOLINTEND(readability-identifier-naming)

  std::unique_ptr<Words> words_;  // by number; stays where it is when the ids are moved
  tsl::robin_set<std::uint32_t, Hash, Same, std::allocator<std::uint32_t>, true> ids_;
};

}  // namespace jixiao
