#include "rules/word_ids.h"

#include <tsl/robin_set.h>

#include <cstddef>
#include <string>
#include <vector>

#include "rules/text_hash.h"

namespace jixiao {

struct WordIds::Table {
  // NOLINTBEGIN(readability-identifier-naming): is_transparent is the library's word
  struct Hash : TextHash {
    using TextHash::operator();
    explicit Hash(const std::vector<std::string>* all) : words(all) {}
    std::size_t operator()(std::uint32_t id) const { return (*this)((*words)[id]); }
    const std::vector<std::string>* words;
  };
  struct Same {
    using is_transparent = void;
    bool operator()(std::string_view word, std::uint32_t id) const { return word == (*words)[id]; }
    bool operator()(std::uint32_t id, std::string_view word) const { return word == (*words)[id]; }
    bool operator()(std::uint32_t a, std::uint32_t b) const { return a == b; }
    const std::vector<std::string>* words;
  };
  // NOLINTEND(readability-identifier-naming)

  std::vector<std::string> words;  // by number
  tsl::robin_set<std::uint32_t, Hash, Same, std::allocator<std::uint32_t>, true> ids{
      0, Hash{&words}, Same{&words}};
};

WordIds::WordIds() : table_(std::make_unique<Table>()) {}
WordIds::WordIds(WordIds&&) noexcept = default;
WordIds& WordIds::operator=(WordIds&&) noexcept = default;
WordIds::~WordIds() = default;

std::uint32_t WordIds::add(std::string_view word) {
  const std::uint32_t found = find(word);
  if (found != kNone) return found;
  const auto id = static_cast<std::uint32_t>(table_->words.size());
  table_->words.emplace_back(word);
  table_->ids.insert(id);
  return id;
}

std::uint32_t WordIds::find(std::string_view word) const {
  const auto found = table_->ids.find(word);
  return found == table_->ids.end() ? kNone : *found;
}

}  // namespace jixiao
