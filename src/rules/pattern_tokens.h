// The pieces of a regular expression, so that a brace in a class or behind a backslash is not taken
// for a placeholder, nor a bracket for a group.
//
// Example: "甲(?P<n>\\d+){han}" has three characters (the bytes of 甲), (?P<n> that opens, the
// escape \d, the character +, ) that closes, and a placeholder. Not here: what they mean.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace jixiao {

// Half-open byte range.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool empty() const { return begin >= end; }
};

enum class TokenKind { kCharacter, kEscape, kCharacterClass, kOpen, kClose, kPlaceholder };

// A piece of the source that stands for one thing; of a character outside ASCII, one of its bytes.
struct PatternToken {
  TokenKind kind = TokenKind::kCharacter;
  Span span;
};

std::vector<PatternToken> split_tokens(std::string_view source);
std::string_view text_of(std::string_view source, const PatternToken& token);

}  // namespace jixiao
