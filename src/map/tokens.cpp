#include "map/tokens.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "normalize/fold.h"

namespace jixiao {
namespace {

// A word set apart letter by letter has at most this many.
constexpr std::size_t kLettersOfWord = 8;
// In glued text, code points: of a word, of one that may stand anywhere, of a hint in brackets.
constexpr std::size_t kShortestWord = 2;
constexpr std::size_t kWordAnywhere = 4;
constexpr std::size_t kLongestWord = 16;
constexpr std::size_t kLongestHint = 12;

struct Piece {
  int begin = 0;  // code points
  int end = 0;
};

// White space at byte `at`.
bool is_blank_at(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == ' ' || c == '\t' || c == '\n') return true;
  const std::string_view rest = text.substr(at);
  return rest.starts_with("\xC2\xA0") || rest.starts_with("\xE3\x80\x80") ||
         (rest.size() >= 3 && rest.starts_with("\xE2\x80") && rest[2] <= '\x8B');
}

std::vector<Piece> pieces_of(const std::string& text, const std::vector<std::size_t>& offsets) {
  std::vector<Piece> pieces;
  bool within = false;
  for (std::size_t i = 0; i + 1 < offsets.size(); ++i) {
    const bool blank = is_blank_at(text, offsets[i]);
    const int at = static_cast<int>(i);
    if (!blank && !within) pieces.push_back({at, at});
    if (!blank) pieces.back().end = at + 1;
    within = !blank;
  }
  return pieces;
}

Token make_token(const Passage& passage, const std::vector<std::size_t>& offsets,
                 const Piece& piece, std::size_t source) {
  Token token;
  token.passage = part_of(passage, offsets, piece.begin, piece.end);
  token.key = label_key(token.passage.text);
  token.source = source;
  return token;
}

// May a word begin with the code point? It spares most places a look at all that may begin there.
bool may_begin(const FormWords& words, const std::string& text,
               const std::vector<std::size_t>& offsets, std::size_t at) {
  const std::string folded =
      fold_match(std::string_view(text).substr(offsets[at], offsets[at + 1] - offsets[at]));
  // What a label key drops may stand before the word; > and = become one sign.
  if (folded.empty() || folded == "*" || folded == ">" || folded == "<") return true;
  return words.begins.may_begin_at(folded, 0);
}

// How many of the pieces from `at` on are the letters of one word; 1 if they are none.
std::size_t count_letters(const Passage& passage, const std::vector<std::size_t>& offsets,
                          const std::vector<Piece>& pieces, std::size_t at,
                          const FormWords& words) {
  std::size_t best = 1;
  if (!may_begin(words, passage.text, offsets, static_cast<std::size_t>(pieces[at].begin))) {
    return best;
  }
  std::size_t letters = 0;
  for (std::size_t i = at; i < pieces.size(); ++i) {
    letters += static_cast<std::size_t>(pieces[i].end - pieces[i].begin);
    if (letters > kLettersOfWord) break;
    if (i == at) continue;
    const Piece joined{pieces[at].begin, pieces[i].end};
    if (words.is_word(make_token(passage, offsets, joined, 0).key)) best = i - at + 1;
  }
  return best;
}

// Code points of the longest word that begins at `at`, a hint in brackets and a colon behind it
// included; 0 if none does. `least` is the fewest code points of a word.
int word_at(const std::string& text, const std::vector<std::size_t>& offsets, std::size_t at,
            std::size_t least, const FormWords& words) {
  const std::size_t count = offsets.size() - 1;
  const auto is_one_of = [&](std::size_t i, std::string_view a, std::string_view b) {
    if (i >= count) return false;
    const std::string_view sign =
        std::string_view(text).substr(offsets[i], offsets[i + 1] - offsets[i]);
    return sign == a || sign == b;
  };
  for (std::size_t size = std::min(kLongestWord, count - at); size >= least; --size) {
    const std::string word = text.substr(offsets[at], offsets[at + size] - offsets[at]);
    if (!words.is_word(label_key(word)) || is_one_of(at + size - 1, "(", "（")) continue;
    std::size_t end = at + size;
    if (is_one_of(end, "(", "（")) {
      std::size_t close = end;
      while (close < count && close - end < kLongestHint && !is_one_of(close, ")", "）")) ++close;
      if (is_one_of(close, ")", "）")) end = close + 1;
    }
    if (is_one_of(end, ":", "：")) ++end;
    return static_cast<int>(end - at);
  }
  return 0;
}

// A short word at the begin of a line is one only before a figure, a bracket or the end: 总分98,
// but not 部门 in 部门整体支出绩效自评表.
bool ends_word(const std::string& text, const std::vector<std::size_t>& offsets, std::size_t at) {
  if (at + 1 >= offsets.size()) return true;
  const std::string_view next = std::string_view(text).substr(offsets[at]);
  return (next[0] >= '0' && next[0] <= '9') || next.starts_with("(") || next.starts_with("（") ||
         text[offsets[at] - 1] == ':' ||
         std::string_view(text).substr(0, offsets[at]).ends_with("：");
}

// Is the end of the word a word too? 项目主管部门 may be 主管部门 behind a name that ends in 项目.
bool holds_word_behind(const std::string& text, const std::vector<std::size_t>& offsets,
                       std::size_t at, std::size_t size, const FormWords& words) {
  for (std::size_t from = at + 1; from + kWordAnywhere <= at + size; ++from) {
    if (words.is_word(label_key(text.substr(offsets[from], offsets[at + size] - offsets[from])))) {
      return true;
    }
  }
  return false;
}

// The length of the word at `at` in glued text; 0: none. Behind another word, and at the begin of a
// line, a short word counts too.
int glued_word_at(const std::string& text, const std::vector<std::size_t>& offsets, std::size_t at,
                  bool behind_word, const FormWords& words) {
  if (at + 1 >= offsets.size() || !may_begin(words, text, offsets, at)) return 0;
  const std::size_t least = behind_word || at == 0 ? kShortestWord : kWordAnywhere;
  const int size = word_at(text, offsets, at, least, words);
  const bool begins_line = at == 0 && size > 0 && size < static_cast<int>(kWordAnywhere);
  if (begins_line && !ends_word(text, offsets, static_cast<std::size_t>(size))) return 0;
  return size;
}

}  // namespace

Token whole_token(const Passage& passage, std::size_t source) {
  const std::vector<std::size_t> offsets = offsets_of(passage.text);
  return make_token(passage, offsets, {0, static_cast<int>(offsets.size()) - 1}, source);
}

bool is_one_piece(std::string_view text) {
  const auto may_be_blank = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte <= ' ' || byte == 0xC2 || byte == 0xE2 || byte == 0xE3;
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (may_be_blank(text[at]) && is_blank_at(text, at)) return false;
  }
  return true;
}

std::vector<Token> split_glued(const Passage& passage, std::size_t source, const FormWords& words) {
  const std::vector<std::size_t> offsets = offsets_of(passage.text);
  const std::size_t count = offsets.size() - 1;
  std::vector<Token> tokens;
  bool behind_word = false;
  std::size_t value = 0;  // where the text between words begins
  for (std::size_t at = 0; at <= count;) {
    const auto from = static_cast<int>(at);
    const int size = glued_word_at(passage.text, offsets, at, behind_word, words);
    if ((size > 0 || at == count) && value < at) {
      tokens.push_back(make_token(passage, offsets, {static_cast<int>(value), from}, source));
    }
    behind_word = size > 0;
    if (size > 0) {
      tokens.push_back(make_token(passage, offsets, {from, from + size}, source));
      tokens.back().may_begin_later =
          holds_word_behind(passage.text, offsets, at, static_cast<std::size_t>(size), words);
    }
    at += size > 0 ? static_cast<std::size_t>(size) : 1;
    if (size > 0) value = at;
  }
  if (!tokens.empty()) tokens.front().first = true;
  return tokens;
}

std::vector<Token> split_line(const Passage& passage, std::size_t source, const FormWords& words) {
  const std::vector<std::size_t> offsets = offsets_of(passage.text);
  const std::vector<Piece> pieces = pieces_of(passage.text, offsets);
  std::vector<Token> tokens;
  for (std::size_t i = 0; i < pieces.size();) {
    Token token = make_token(passage, offsets, pieces[i], source);
    std::size_t count = 1;
    if (!words.is_word(token.key)) {
      count = count_letters(passage, offsets, pieces, i, words);
      if (count > 1) {
        token = make_token(passage, offsets, {pieces[i].begin, pieces[i + count - 1].end}, source);
      }
    }
    token.first = i == 0;
    tokens.push_back(std::move(token));
    i += count;
  }
  return tokens;
}

Passage join_tokens(const Passage& whole, const std::vector<std::size_t>& offsets,
                    const Passage& first, const Passage& last) {
  const int base = whole.place.begin;
  return part_of(whole, offsets, first.place.begin - base, last.place.end - base);
}

}  // namespace jixiao
