#include "rules/pattern_begins.h"

#include <cstddef>
#include <vector>

#include "rules/pattern_tokens.h"
#include "rules/word_trie.h"

namespace jixiao {
namespace {

constexpr char32_t kLowBits = 0xFFF;

// Takes the first character of a text that is not empty.
char32_t take_character(std::string_view& text) {
  const std::size_t width = WordTrie::width_at(text, 0);
  char32_t c = static_cast<unsigned char>(text[0]);
  if (width > 1) c &= 0x7FU >> width;
  for (std::size_t i = 1; i < width; ++i) {
    c = c << 6U | (static_cast<unsigned char>(text[i]) & 0x3FU);
  }
  text.remove_prefix(width);
  return c;
}

bool is_letter_or_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

// Reads the expression from left to right, brackets by recursion: RE2 nests no deeper than 1000.
class BeginsReader {
 public:
  BeginsReader(std::string_view expression, PatternBegins& begins)
      : source_(expression), tokens_(split_tokens(expression)), begins_(begins) {
    if (read_branches() || at_ < tokens_.size()) begins_.all_ = true;
  }

 private:
  std::string_view sign() const {
    return at_ < tokens_.size() ? text_of(source_, tokens_[at_]) : std::string_view();
  }

  // Up to the closing bracket or the end. True: it may be empty.
  bool read_branches() {
    bool empty = read_sequence();
    while (sign() == "|") {
      ++at_;
      empty = read_sequence() || empty;
    }
    return empty;
  }

  bool read_sequence() {
    const bool adds = adds_;
    bool empty = true;
    while (at_ < tokens_.size() && tokens_[at_].kind != TokenKind::kClose && sign() != "|") {
      adds_ = adds && empty;
      const bool item = read_item();
      empty = take_counts(item) && empty;
    }
    adds_ = adds;
    return empty;
  }

  bool read_item() {
    const std::string_view text = sign();
    switch (tokens_[at_++].kind) {
      case TokenKind::kOpen: {
        if (text != "(" && text != "(?:" && !text.starts_with("(?P<")) add_all();
        const bool empty = read_branches();
        ++at_;
        return empty;
      }
      case TokenKind::kCharacterClass:
        read_class(text.substr(1, text.size() - 2));
        return false;
      case TokenKind::kEscape:
        return read_escape(text);
      case TokenKind::kCharacter:
        return read_character(text);
      default:
        add_all();
        return false;
    }
  }

  bool read_character(std::string_view text) {
    if (text == "^" || text == "$") return true;
    if (text == "." || text.size() > 1) {  // (?i) changes what stands behind it
      add_all();
      return false;
    }
    const std::size_t begin = tokens_[at_ - 1].span.begin;
    at_ += WordTrie::width_at(source_, begin) - 1;  // of its bytes each is a token
    std::string_view rest = source_.substr(begin);
    const char32_t c = take_character(rest);
    add(c, c);
    return false;
  }

  bool read_escape(std::string_view text) {
    if (text == "\\d") {
      add('0', '9');
    } else if (text == "\\s") {
      add('\t', '\r');
      add(' ', ' ');
    } else if (text.size() == 2 && !is_letter_or_digit(text[1])) {
      add(static_cast<char32_t>(text[1]), static_cast<char32_t>(text[1]));
    } else {
      add_all();
    }
    // \b has no character, and behind \Q no sign means what it says.
    if (text == "\\b" || text == "\\Q") begins_.all_ = true;
    return false;
  }

  // What stands between the brackets: characters, ranges and escapes of both.
  void read_class(std::string_view body) {
    if (body.starts_with('^') || body.find("[:") != std::string_view::npos) add_all();
    while (!body.empty()) {
      if (body[0] == '\\') {
        read_escape(body.substr(0, 2));
        body.remove_prefix(body.size() < 2 ? 1 : 2);
        continue;
      }
      const char32_t first = take_character(body);
      char32_t last = first;
      if (body.size() > 1 && body[0] == '-') {
        body.remove_prefix(1);
        if (body[0] == '\\') add_all();
        last = take_character(body);
      }
      add(first, last);
    }
  }

  // Takes the counts behind an item. True: the item may be absent.
  bool take_counts(bool empty) {
    for (;;) {
      const std::string_view text = sign();
      const bool braces = text == "{" && tokens_[at_].span.end < source_.size() &&
                          source_[tokens_[at_].span.end] >= '0' &&
                          source_[tokens_[at_].span.end] <= '9';
      if (text != "*" && text != "?" && text != "+" && !braces) return empty;
      empty =
          empty || text == "*" || text == "?" || (braces && source_[tokens_[at_].span.end] == '0');
      while (braces && at_ < tokens_.size() && sign() != "}") ++at_;
      ++at_;
    }
  }

  void add(char32_t first, char32_t last) {
    if (adds_) begins_.add(first, last);
  }
  void add_all() { begins_.all_ = begins_.all_ || adds_; }

  std::string_view source_;
  std::vector<PatternToken> tokens_;
  PatternBegins& begins_;
  std::size_t at_ = 0;
  bool adds_ = true;  // nothing that stands in every text was read yet
};

PatternBegins::PatternBegins(std::string_view expression) {
  const BeginsReader reader(expression, *this);
}

void PatternBegins::add(char32_t first, char32_t last) {
  if (last < first || last - first > kLowBits) {
    all_ = true;
    return;
  }
  for (char32_t c = first; c <= last; ++c) {
    const char32_t bits = c & kLowBits;
    set_[bits / 64] |= std::uint64_t{1} << (bits % 64);
  }
}

bool PatternBegins::allows(std::string_view text) const {
  if (all_ || text.empty()) return all_;
  const char32_t bits = take_character(text) & kLowBits;
  return (set_[bits / 64] >> (bits % 64) & 1U) != 0;
}

}  // namespace jixiao
