#include "rules/pattern_tokens.h"

#include <algorithm>

namespace jixiao {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

// Behind "\p", "\P" or "\x" a word in braces belongs to the escape.
std::size_t end_of_escape(std::string_view source, std::size_t begin) {
  const std::size_t behind = std::min(begin + 2, source.size());
  const bool takes_braces =
      behind < source.size() && source[behind] == '{' &&
      std::string_view("pPx").find(source[begin + 1]) != std::string_view::npos;
  if (!takes_braces) return behind;
  const std::size_t brace = source.find('}', behind);
  return brace == std::string_view::npos ? behind : brace + 1;
}

std::size_t end_of_class(std::string_view source, std::size_t begin) {
  std::size_t i = begin + 1;
  if (i < source.size() && source[i] == '^') ++i;
  if (i < source.size() && source[i] == ']') ++i;  // a ']' in front is a member
  while (i < source.size() && source[i] != ']') {
    if (source[i] == '\\') {
      i = end_of_escape(source, i);
    } else if (source.substr(i, 2) == "[:" && source.find(":]", i + 2) != std::string_view::npos) {
      i = source.find(":]", i + 2) + 2;
    } else {
      ++i;
    }
  }
  return std::min(i + 1, source.size());
}

// "(", "(?:", "(?i)", "(?P<name>"
std::size_t end_of_opening(std::string_view source, std::size_t begin) {
  if (source.substr(begin, 2) != "(?") return begin + 1;
  const bool named = source.substr(begin, 4) == "(?P<";
  const std::size_t end = source.find_first_of(named ? ">" : ":)", begin);
  return end == std::string_view::npos ? begin + 1 : end + 1;
}

// "{word}" of letters; 0 if what stands there is something else.
std::size_t end_of_placeholder(std::string_view source, std::size_t begin) {
  std::size_t i = begin + 1;
  while (i < source.size() && is_letter(source[i])) ++i;
  return i > begin + 1 && i < source.size() && source[i] == '}' ? i + 1 : 0;
}

PatternToken token_at(std::string_view source, std::size_t i) {
  switch (source[i]) {
    case '\\':
      return {TokenKind::kEscape, {i, end_of_escape(source, i)}};
    case '[':
      return {TokenKind::kCharacterClass, {i, end_of_class(source, i)}};
    case '(': {
      const std::size_t end = end_of_opening(source, i);
      // "(?i)" opens nothing.
      const bool closed = source[end - 1] == ')';
      return {closed ? TokenKind::kCharacter : TokenKind::kOpen, {i, end}};
    }
    case ')':
      return {TokenKind::kClose, {i, i + 1}};
    case '{':
      if (const std::size_t end = end_of_placeholder(source, i); end != 0) {
        return {TokenKind::kPlaceholder, {i, end}};
      }
      return {TokenKind::kCharacter, {i, i + 1}};
    default:
      return {TokenKind::kCharacter, {i, i + 1}};
  }
}

}  // namespace

std::vector<PatternToken> split_tokens(std::string_view source) {
  std::vector<PatternToken> tokens;
  for (std::size_t i = 0; i < source.size(); i = tokens.back().span.end) {
    tokens.push_back(token_at(source, i));
  }
  return tokens;
}

std::string_view text_of(std::string_view source, const PatternToken& token) {
  return source.substr(token.span.begin, token.span.end - token.span.begin);
}

}  // namespace jixiao
