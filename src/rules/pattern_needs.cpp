#include "rules/pattern_needs.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "rules/pattern_tokens.h"
#include "rules/word_trie.h"

namespace jixiao {
namespace {

using Lists = std::vector<std::vector<std::string>>;

// A word is as good a sign as it is long; a list as its shortest word, and the fewer the better.
bool tells_less(const std::vector<std::string>& left, const std::vector<std::string>& right) {
  const auto by_size = [](const std::string& a, const std::string& b) {
    return a.size() < b.size();
  };
  const std::size_t a = std::min_element(left.begin(), left.end(), by_size)->size();
  const std::size_t b = std::min_element(right.begin(), right.end(), by_size)->size();
  return a != b ? a < b : left.size() > right.size();
}

bool is_punctuation(char c) {
  return std::string_view("!\"#%&'()*+,-./:;<=>@[]^_`{|}~$?\\").find(c) != std::string_view::npos;
}

std::vector<std::string> digits() { return {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}; }

// The characters of a class, or of \d; none where it is more than a short list of signs.
std::vector<std::string> words_of_class(std::string_view piece) {
  if (piece == "\\d") return digits();
  if (piece.size() < 3 || !piece.starts_with('[') || piece[1] == '^') return {};
  piece = piece.substr(1, piece.size() - 2);
  std::vector<std::string> words;
  for (std::size_t at = 0; at < piece.size();) {
    const bool escaped = piece[at] == '\\';
    if (escaped) ++at;
    if (at >= piece.size() || (escaped && !is_punctuation(piece[at]))) return {};
    if (!escaped && (piece[at] == '-' || piece[at] == '[')) return {};  // a range, a named class
    const std::size_t width = WordTrie::width_at(piece, at);
    words.emplace_back(piece.substr(at, width));
    at += width;
  }
  return words;
}

// Reads the expression from left to right, brackets by recursion: RE2 nests no deeper than 1000.
class Reader {
 public:
  explicit Reader(std::string_view expression)
      : source_(expression), tokens_(split_tokens(expression)) {}

  Needs read() {
    Needs needs;
    needs.any = read_branches();
    if (unsure_) return {};
    needs.digit = std::find(needs.any.begin(), needs.any.end(), digits()) != needs.any.end();
    needs.at_begin = take_anchor();
    if (needs.at_begin) needs.begin = read_begin();
    needs.literal = plain_ && needs.any.size() == 1 && needs.any[0].size() == 1 &&
                    needs.any[0][0].size() == source_.size();
    return needs;
  }

 private:
  // The ^ at the very begin of an expression without branches of its own; ^* may be absent.
  bool take_anchor() {
    at_ = 0;
    if (tokens_.empty() || sign() != "^" || has_outer_branches()) return false;
    ++at_;
    return !counted();
  }

  // The word behind the ^.
  std::string read_begin() {
    std::string word;
    while (at_ < tokens_.size() && is_word_byte()) {
      const std::size_t begin = word.size();
      take_character(word);
      if (!counted()) continue;
      if (may_be_absent()) word.resize(begin);
      break;
    }
    return word;
  }

  bool has_outer_branches() const {
    int depth = 0;
    for (const PatternToken& token : tokens_) {
      if (token.kind == TokenKind::kOpen) ++depth;
      if (token.kind == TokenKind::kClose) --depth;
      if (depth == 0 && text_of(source_, token) == "|") return true;
    }
    return false;
  }

  // Up to the closing bracket or the end.
  Lists read_branches() {
    Lists all;
    bool every_branch = true;
    std::vector<std::string> one_of;
    std::size_t branches = 0;
    for (bool more = true; more; ++branches) {
      all = read_sequence();
      more = at_ < tokens_.size() && sign() == "|";
      if (more) ++at_;
      if (branches == 0 && !more) return all;
      every_branch = every_branch && !all.empty();
      if (!every_branch) continue;
      const auto best = std::max_element(all.begin(), all.end(), tells_less);
      one_of.insert(one_of.end(), best->begin(), best->end());
    }
    return every_branch ? Lists{std::move(one_of)} : Lists{};
  }

  // Up to the end of the branch.
  Lists read_sequence() {
    Lists lists;
    std::string word;
    const auto end_word = [&] {
      if (!word.empty()) lists.push_back({std::exchange(word, {})});
    };
    while (at_ < tokens_.size() && tokens_[at_].kind != TokenKind::kClose && sign() != "|") {
      if (tokens_[at_].kind == TokenKind::kOpen) {
        end_word();
        Lists inner = read_group();
        if (!may_be_absent()) lists.insert(lists.end(), inner.begin(), inner.end());
        skip_count();
      } else if (is_word_byte()) {
        const std::size_t begin = word.size();
        take_character(word);
        if (!counted()) continue;
        if (may_be_absent()) word.resize(begin);
        end_word();
        skip_count();
      } else {
        end_word();
        read_piece(lists);
      }
    }
    end_word();
    return lists;
  }

  // A class, an escape, a dot.
  void read_piece(Lists& lists) {
    plain_ = false;
    std::vector<std::string> one_of = words_of_class(sign());
    ++at_;
    if (!one_of.empty() && !may_be_absent()) lists.push_back(std::move(one_of));
    skip_count();
  }

  Lists read_group() {
    const std::string_view open = sign();
    unsure_ = unsure_ || (open.size() > 1 && open != "(?:" && !open.starts_with("(?P<"));
    plain_ = false;
    ++at_;
    Lists inner = read_branches();
    if (at_ < tokens_.size()) ++at_;  // the closing bracket
    return inner;
  }

  void take_character(std::string& word) {
    do {
      word += sign().back();  // an escaped one without its backslash
      ++at_;
    } while (at_ < tokens_.size() && (static_cast<unsigned char>(sign()[0]) & 0xC0U) == 0x80U);
  }

  // Does what stands at this place stand for itself?
  bool is_word_byte() {
    const std::string_view text = sign();
    if (text.size() == 2 && text[0] == '\\' && is_punctuation(text[1])) return true;
    if (text.size() > 1) {  // (?i) changes what stands behind it, an escape is of its own kind
      unsure_ = unsure_ || tokens_[at_].kind == TokenKind::kCharacter || text == "\\Q";
      return false;
    }
    return tokens_[at_].kind == TokenKind::kCharacter &&
           std::string_view("*+?{}|.^$").find(text[0]) == std::string_view::npos;
  }

  bool counted() const {
    return at_ < tokens_.size() &&
           std::string_view("*+?{").find(sign()[0]) != std::string_view::npos;
  }
  // *, ?, {0,3}: behind what may be missing.
  bool may_be_absent() const {
    if (!counted() || sign() == "+") return false;
    return sign() != "{" || (at_ + 1 < tokens_.size() && text_of(source_, tokens_[at_ + 1]) == "0");
  }
  void skip_count() {
    while (counted()) {
      plain_ = false;
      const bool braces = sign() == "{";
      while (braces && at_ < tokens_.size() && sign() != "}") ++at_;
      if (at_ < tokens_.size()) ++at_;
    }
  }

  std::string_view sign() const { return text_of(source_, tokens_[at_]); }

  std::string_view source_;
  std::vector<PatternToken> tokens_;
  std::size_t at_ = 0;
  bool plain_ = true;    // nothing but words
  bool unsure_ = false;  // flags change what stands behind them
};

}  // namespace

Needs needs_of(std::string_view expression) {
  Needs needs = Reader(expression).read();
  // Few words are looked for before many, and among as many those that tell most.
  std::sort(needs.any.begin(), needs.any.end(), [](const auto& a, const auto& b) {
    return a.size() != b.size() ? a.size() < b.size() : tells_less(b, a);
  });
  return needs;
}

}  // namespace jixiao
