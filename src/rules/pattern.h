// A regular expression of a rule pack: RE2, run on text folded as FoldForm::kMatch.
//
// Example: Pattern("全年支出(?P<number>\\d+)").find("全年支出37万元") gives group "number" at
// [12, 14). Linear time on any text. Named placeholders are expanded before compiling:
//   {amount}   (?P<number>-?\d+(?:,\d{3})*(?:\.\d+)?)(?P<unit>[十百千万亿]{0,3}元)
//   {percent}  (?P<number>\d+(?:\.\d+)?)(?P<unit>%)
//   {number}   (?P<number>-?\d+(?:,\d{3})*(?:\.\d+)?)
//   {year}     (?P<year>(?:19|20)\d\d|二[零〇○][零〇○一二三四五六七八九]{2})
//   {han}      [一二三四五六七八九十百零〇]+
// A pattern is compiled when it is first asked: of the patterns of all packs a document needs few.
// Copies share what is compiled.
// This header is the door to RE2.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "rules/pattern_tokens.h"
#include "rules/word_filter.h"

namespace cereal {
class BinaryInputArchive;
class BinaryOutputArchive;
}  // namespace cereal

namespace jixiao {

// column: 1-based character column of the fault inside the source as written; 1 if RE2 does not
// say more.
struct PatternError : std::runtime_error {
  PatternError(const std::string& message, int at_column)
      : std::runtime_error(message), column(at_column) {}
  int column;
};

struct PatternMatch {
  Span whole;
  // One entry a group; a group that took no part is empty at 0.
  std::vector<Span> groups;
};

class Pattern {
 public:
  Pattern() = default;                        // none: only to be assigned to
  explicit Pattern(std::string_view source);  // throws PatternError

  // The first match at or behind byte `from`.
  std::optional<PatternMatch> find(std::string_view text, std::size_t from = 0) const;
  // The match at the very begin.
  std::optional<PatternMatch> find_at_begin(std::string_view text) const;
  bool matches(std::string_view text) const;  // anywhere in it
  // May it fit anywhere in the texts of the filter? False: it fits in none of them.
  bool may_fit(const WordFilter& texts) const;
  // The same, told from the texts themselves: `all` of them, one behind the other.
  bool may_fit_in(std::string_view all) const;
  // Index into PatternMatch::groups, or -1.
  int group(const std::string& name) const;
  bool has_group(const std::string& name) const;  // without compiling it
  std::vector<std::string> group_names() const;   // without compiling it
  const std::string& source() const;

  // For compiled.h: a pattern comes back without being checked again.
  friend void save(cereal::BinaryOutputArchive& archive, const Pattern& pattern);
  friend void load(cereal::BinaryInputArchive& archive, Pattern& pattern);

 private:
  friend class PatternSet;
  struct Compiled;
  std::optional<PatternMatch> run(std::string_view text, std::size_t from, bool anchored) const;
  std::shared_ptr<Compiled> compiled_;
};

// The patterns that may fit some of the texts; the others need not be asked about each.
std::vector<const Pattern*> fitting(const std::vector<Pattern>& patterns, const WordFilter& texts);

bool fits_any(const std::vector<Pattern>& patterns, std::string_view text);
bool fits_any(const std::vector<const Pattern*>& patterns, std::string_view text);

// Which of many patterns stand in a text, in one pass over it.
// Example: of the set {"合计$", "^其中"} the text "其中:合计" has 0 and 1.
// First a pass over the words that the patterns need: most texts hold none, and where few patterns
// are left they are asked one by one. The set as a whole is compiled when many are.
class PatternSet {
 public:
  PatternSet();  // of no patterns
  explicit PatternSet(std::span<const Pattern* const> patterns);
  PatternSet(PatternSet&&) noexcept;
  PatternSet& operator=(PatternSet&&) noexcept;
  ~PatternSet();

  // Their places in the list, in its order.
  std::vector<int> find(std::string_view text) const;

 private:
  struct Compiled;
  std::vector<int> candidates(std::string_view text) const;
  // Are few patterns left to be asked, which are then in `found`?
  bool one_by_one(std::vector<int>& found, std::string_view text) const;
  std::vector<Pattern> patterns_;
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace jixiao
