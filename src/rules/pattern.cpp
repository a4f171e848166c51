#include "rules/pattern.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <array>
#include <cereal/archives/binary.hpp>
#include <cereal/types/memory.hpp>
#include <cereal/types/set.hpp>
#include <cereal/types/string.hpp>
#include <map>
#include <numeric>
#include <set>
#include <utility>

#include "bytes/byte_word.h"
#include "rules/pattern_begins.h"
#include "rules/pattern_expand.h"
#include "rules/pattern_needs.h"
#include "rules/pattern_tokens.h"
#include "rules/word_trie.h"
#include "value/once.h"

namespace jixiao {
namespace {

// The byte of the bracket that has no partner; the end if all have one.
std::size_t find_lone_bracket(const std::vector<PatternToken>& tokens, std::size_t end) {
  std::vector<std::size_t> open;
  for (const PatternToken& token : tokens) {
    if (token.kind == TokenKind::kOpen) open.push_back(token.span.begin);
    if (token.kind != TokenKind::kClose) continue;
    if (open.empty()) return token.span.begin;
    open.pop_back();
  }
  return open.empty() ? end : open.back();
}

bool nothing_to_repeat(std::string_view source, const std::vector<PatternToken>& tokens,
                       std::size_t i) {
  if (i == 0 || tokens[i - 1].kind == TokenKind::kOpen) return true;
  const std::string_view left = text_of(source, tokens[i - 1]);
  return tokens[i - 1].kind == TokenKind::kCharacter && (left == "|" || left.size() > 1);
}

// Where RE2's complaint stands in the source. It gives the fragment it stumbled over, which may
// stand in several places; the first that can be meant is taken.
int fault_column(std::string_view source, const std::vector<PatternToken>& tokens, const RE2& re) {
  const std::string& fragment = re.error_arg();
  if (re.error_code() == RE2::ErrorMissingParen || re.error_code() == RE2::ErrorUnexpectedParen) {
    const std::size_t lone = find_lone_bracket(tokens, source.size());
    return lone == source.size() ? 1 : column_of(source, lone);
  }
  if (re.error_code() == RE2::ErrorTrailingBackslash) {
    return column_of(source, source.size() - 1);
  }
  const bool lacks_argument = re.error_code() == RE2::ErrorRepeatArgument;
  for (std::size_t i = 0; i < tokens.size() && !fragment.empty(); ++i) {
    const std::size_t begin = tokens[i].span.begin;
    if (source.compare(begin, fragment.size(), fragment) != 0) continue;
    if (lacks_argument && !nothing_to_repeat(source, tokens, i)) continue;
    return column_of(source, begin);
  }
  const std::size_t at = fragment.empty() ? std::string::npos : source.find(fragment);
  return at == std::string::npos ? 1 : column_of(source, at);
}

RE2::Options quiet_options() {
  RE2::Options options;
  options.set_log_errors(false);  // a library does not print
  return options;
}

// Does RE2 read the expression? Its parser alone costs a quarter of what compiling does.
bool is_readable(const std::string& expanded) {
  RE2::Set scratch(quiet_options(), RE2::UNANCHORED);
  std::string error;
  return scratch.Add(expanded, &error) >= 0;
}

// Looked at eight bytes at a time: most lines of prose have none.
bool has_digit(std::string_view text) {
  constexpr std::uint64_t kZeros = kEachByte * '0';
  std::size_t at = 0;
  for (; at + kWordBytes <= text.size(); at += kWordBytes) {
    if (bytes_below(load_word(text.data() + at) ^ kZeros, 10) != 0) return true;
  }
  const std::string_view rest = text.substr(at);
  return std::any_of(rest.begin(), rest.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Does the word stand in the text? Looked for is its last byte: the first one of a Han character
// is mostly one of six, and finds as many places as there are characters.
bool holds(std::string_view text, std::string_view word) {
  if (word.empty()) return true;
  const std::size_t before = word.size() - 1;
  for (std::size_t at = before; at < text.size(); ++at) {
    at = text.find(word.back(), at);
    if (at == std::string_view::npos) return false;
    // The byte beside it rules out nearly all other places.
    if (before > 0 && text[at - 1] != word[before - 1]) continue;
    if (text.compare(at - before, before, word, 0, before) == 0) return true;
  }
  return false;
}

}  // namespace

struct Pattern::Compiled {
  Compiled() = default;
  Compiled(std::string written, Expanded from)
      : source(std::move(written)), expanded(std::move(from)) {}

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(source, expanded.text, expanded.names, readable);
  }

  const RE2& get() {
    once.call([this] {
      re = std::make_unique<RE2>(expanded.text, quiet_options());
      if (re->ok()) groups = re->NamedCapturingGroups();
    });
    return *re;
  }

  // Does the text hold what every match has? Few words are looked for before each match; long
  // lists, which may take longer than matching, only to spare the compiling.
  bool may_fit(std::string_view text) const {
    constexpr std::size_t kFewWords = 8;
    const Needs& known = needs();
    if (!text.starts_with(known.begin) || (known.digit && !has_digit(text))) return false;
    if (known.at_begin && known.begin.empty() && !may_begin(text)) return false;
    return std::all_of(known.any.begin(), known.any.end(), [&](const auto& words) {
      if (words.size() > kFewWords && once.done()) return true;
      return std::any_of(words.begin(), words.end(),
                         [&](const std::string& word) { return holds(text, word); });
    });
  }

  // Nothing of what is compiled at once, which may hold what needs_of() does not read.
  const Needs& needs() const {
    read_needs.call([this] {
      if (readable) found_needs = needs_of(expanded.text);
    });
    return found_needs;
  }

  bool may_begin(std::string_view text) const {
    read_begins.call([this] {
      if (readable) begins = std::make_unique<PatternBegins>(expanded.text);
    });
    return begins == nullptr || begins->allows(text);
  }

  std::string source;
  Expanded expanded;
  bool readable = false;
  mutable Once read_begins;
  mutable std::unique_ptr<PatternBegins> begins;
  mutable Once read_needs;
  mutable Needs found_needs;
  Once once;
  std::unique_ptr<RE2> re;
  std::map<std::string, int> groups;
};

void save(cereal::BinaryOutputArchive& archive, const Pattern& pattern) {
  archive(pattern.compiled_);
}

void load(cereal::BinaryInputArchive& archive, Pattern& pattern) { archive(pattern.compiled_); }

Pattern::Pattern(std::string_view source) {
  const std::vector<PatternToken> tokens = split_tokens(source);
  compiled_ = std::make_shared<Compiled>(std::string(source), expand_all(source, tokens));
  const std::string& expanded = compiled_->expanded.text;
  if (!wants_compiling(expanded) && is_readable(expanded)) {
    compiled_->readable = true;
    return;
  }
  const RE2& re = compiled_->get();
  if (!re.ok()) {
    throw PatternError("bad regular expression: " + re.error(), fault_column(source, tokens, re));
  }
  compiled_->expanded.names.clear();
  for (const auto& [name, index] : compiled_->groups) compiled_->expanded.names.insert(name);
}

std::optional<PatternMatch> Pattern::find(std::string_view text, std::size_t from) const {
  if (from > text.size() || !compiled_->may_fit(text.substr(from))) return std::nullopt;
  if (compiled_->needs().literal) {
    const std::size_t begin = text.find(source(), from);
    return PatternMatch{{begin, begin + source().size()}, {}};
  }
  return run(text, from, false);
}

std::optional<PatternMatch> Pattern::find_at_begin(std::string_view text) const {
  if (!compiled_->may_begin(text) || !compiled_->may_fit(text)) return std::nullopt;
  return run(text, 0, true);
}

std::optional<PatternMatch> Pattern::run(std::string_view text, std::size_t from,
                                         bool anchored) const {
  const RE2& re = compiled_->get();
  const int count = re.NumberOfCapturingGroups();
  const RE2::Anchor anchor = anchored ? RE2::ANCHOR_START : RE2::UNANCHORED;
  // Most patterns have few groups: theirs need no memory of their own.
  constexpr int kFewPieces = 8;
  std::array<re2::StringPiece, kFewPieces> few;
  std::vector<re2::StringPiece> many;
  if (count >= kFewPieces) many.resize(static_cast<std::size_t>(count) + 1);
  re2::StringPiece* const pieces = many.empty() ? few.data() : many.data();
  const re2::StringPiece whole(text.data(), text.size());
  if (!re.Match(whole, from, text.size(), anchor, pieces, count + 1)) return std::nullopt;
  const auto span_of = [&](const re2::StringPiece& piece) {
    if (piece.data() == nullptr) return Span{};
    const auto begin = static_cast<std::size_t>(piece.data() - text.data());
    return Span{begin, begin + piece.size()};
  };
  PatternMatch match{span_of(*pieces), {}};
  match.groups.reserve(static_cast<std::size_t>(count));
  std::transform(pieces + 1, pieces + count + 1, std::back_inserter(match.groups), span_of);
  return match;
}

bool Pattern::matches(std::string_view text) const {
  if (!compiled_->may_fit(text)) return false;
  if (compiled_->needs().literal) return true;
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), compiled_->get());
}

const std::string& Pattern::source() const { return compiled_->source; }

bool Pattern::may_fit(const WordFilter& texts) const {
  const Needs& needs = compiled_->needs();
  return std::all_of(needs.any.begin(), needs.any.end(), [&texts](const auto& words) {
    return std::any_of(words.begin(), words.end(),
                       [&texts](const std::string& word) { return texts.may_hold(word); });
  });
}

bool Pattern::may_fit_in(std::string_view all) const {
  const Needs& needs = compiled_->needs();
  return std::all_of(needs.any.begin(), needs.any.end(), [all](const auto& words) {
    return std::any_of(words.begin(), words.end(),
                       [all](const std::string& word) { return holds(all, word); });
  });
}

int Pattern::group(const std::string& name) const {
  if (!has_group(name)) return -1;
  compiled_->get();
  const auto found = compiled_->groups.find(name);
  return found == compiled_->groups.end() ? -1 : found->second - 1;
}

std::vector<std::string> Pattern::group_names() const {
  return {compiled_->expanded.names.begin(), compiled_->expanded.names.end()};
}

bool Pattern::has_group(const std::string& name) const {
  return compiled_->expanded.names.count(name) > 0;
}

std::vector<const Pattern*> fitting(const std::vector<Pattern>& patterns, const WordFilter& texts) {
  std::vector<const Pattern*> found;
  for (const Pattern& pattern : patterns) {
    if (pattern.may_fit(texts)) found.push_back(&pattern);
  }
  return found;
}

bool fits_any(const std::vector<Pattern>& patterns, std::string_view text) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [text](const Pattern& pattern) { return pattern.matches(text); });
}

bool fits_any(const std::vector<const Pattern*>& patterns, std::string_view text) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [text](const Pattern* pattern) { return pattern->matches(text); });
}

// The words of the patterns: where none of a pattern's stands, it does not fit.
struct PatternWords {
  explicit PatternWords(const std::vector<const Needs*>& needs) {
    std::map<std::string, std::uint32_t> ids;
    for (std::size_t i = 0; i < needs.size(); ++i) {
      const std::vector<std::string>* list = longest(*needs[i]);
      if (list == nullptr) {
        always.push_back(static_cast<int>(i));
        continue;
      }
      for (const std::string& word : *list) {
        const auto [id, added] = ids.emplace(word, static_cast<std::uint32_t>(of_word.size()));
        if (added) {
          words.add(word, id->second);
          of_word.emplace_back();
        }
        of_word[id->second].push_back(static_cast<int>(i));
      }
    }
  }

  // Of the lists of words the one whose shortest is the longest: it stands in the fewest texts.
  static const std::vector<std::string>* longest(const Needs& needs) {
    const std::vector<std::string>* best = nullptr;
    std::size_t best_size = 0;
    for (const std::vector<std::string>& list : needs.any) {
      std::size_t size = std::string::npos;
      for (const std::string& word : list) size = std::min(size, word.size());
      if (size <= best_size || list.empty()) continue;
      best = &list;
      best_size = size;
    }
    return best;
  }

  WordTrie words;
  std::vector<std::vector<int>> of_word;  // by the trie's ids
  std::vector<int> always;                // patterns that need no word
};

struct PatternSet::Compiled {
  const PatternWords& filter_for(const std::vector<Pattern>& patterns) {
    read_needs.call([&] {
      std::vector<const Needs*> needs;
      needs.reserve(patterns.size());
      for (const Pattern& pattern : patterns) needs.push_back(&pattern.compiled_->needs());
      filter = std::make_unique<PatternWords>(needs);
    });
    return *filter;
  }

  // Null if the set as a whole is too large for RE2's memory.
  const RE2::Set* get(const std::vector<Pattern>& patterns) {
    once.call([&] {
      for (const Pattern& pattern : patterns) set.Add(pattern.compiled_->expanded.text, nullptr);
      ready = set.Compile();
    });
    return ready ? &set : nullptr;
  }

  Once read_needs;
  std::unique_ptr<PatternWords> filter;
  RE2::Set set{quiet_options(), RE2::UNANCHORED};
  Once once;
  bool ready = false;
};

PatternSet::PatternSet() = default;
PatternSet::PatternSet(PatternSet&&) noexcept = default;
PatternSet& PatternSet::operator=(PatternSet&&) noexcept = default;
PatternSet::~PatternSet() = default;

PatternSet::PatternSet(std::span<const Pattern* const> patterns) {
  if (patterns.empty()) return;
  compiled_ = std::make_unique<Compiled>();
  for (const Pattern* pattern : patterns) patterns_.push_back(*pattern);
}

namespace {

// So few patterns are asked one by one.
constexpr std::size_t kFewPatterns = 3;

}  // namespace

// Those that may fit; `always` are among them.
std::vector<int> PatternSet::candidates(std::string_view text) const {
  const PatternWords& filter = compiled_->filter_for(patterns_);
  std::vector<int> found;
  filter.words.each_in(text, [&](std::uint32_t word) {
    found.insert(found.end(), filter.of_word[word].begin(), filter.of_word[word].end());
  });
  if (found.empty()) return filter.always;
  found.insert(found.end(), filter.always.begin(), filter.always.end());
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

bool PatternSet::one_by_one(std::vector<int>& found, std::string_view text) const {
  if (compiled_->filter_for(patterns_).always.size() > kFewPatterns) return false;
  found = candidates(text);
  return found.size() <= kFewPatterns;
}

std::vector<int> PatternSet::find(std::string_view text) const {
  if (patterns_.empty()) return {};
  std::vector<int> found;
  if (!one_by_one(found, text)) {
    found.clear();
    RE2::Set::ErrorInfo error{RE2::Set::kNoError};
    const RE2::Set* set = compiled_->get(patterns_);
    if (set != nullptr) set->Match(re2::StringPiece(text.data(), text.size()), &found, &error);
    if (set != nullptr && error.kind == RE2::Set::kNoError) {
      std::sort(found.begin(), found.end());
      return found;
    }
    found.resize(patterns_.size());
    std::iota(found.begin(), found.end(), 0);
  }
  std::erase_if(found,
                [&](int i) { return !patterns_[static_cast<std::size_t>(i)].matches(text); });
  return found;
}

}  // namespace jixiao
