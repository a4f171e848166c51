#include "rules/pattern_expand.h"

#include <algorithm>

#include "normalize/fold.h"
#include "rules/pattern.h"
#include "value/numerals.h"

namespace jixiao {
namespace {

const std::string kHan = "[" + std::string(kHeadingNumerals) + "]+";

struct Placeholder {
  std::string_view name;
  std::string_view expansion;
};

const Placeholder kPlaceholders[] = {
    {"amount", R"((?P<number>-?\d+(?:,\d{3})*(?:\.\d+)?)(?P<unit>[十百千万亿]{0,3}元))"},
    {"percent", R"((?P<number>\d+(?:\.\d+)?)(?P<unit>%))"},
    {"number", R"((?P<number>-?\d+(?:,\d{3})*(?:\.\d+)?))"},
    {"year", R"((?P<year>(?:19|20)\d\d|二[零〇○][零〇○一二三四五六七八九]{2}))"},
    {"han", kHan},
};

std::string_view expand(std::string_view source, const PatternToken& token) {
  const std::string_view word = text_of(source, token);
  const std::string_view name = word.substr(1, word.size() - 2);
  std::string known;
  for (const Placeholder& placeholder : kPlaceholders) {
    if (placeholder.name == name) return placeholder.expansion;
    known += " {" + std::string(placeholder.name) + "}";
  }
  throw PatternError("unknown placeholder " + std::string(word) + ", known are" + known,
                     column_of(source, token.span.begin));
}

std::vector<std::string> names_in(std::string_view text) {
  std::vector<std::string> names;
  for (std::size_t at = text.find("(?P<"); at != std::string_view::npos;
       at = text.find("(?P<", at + 1)) {
    const std::size_t end = text.find('>', at);
    if (end == std::string_view::npos) break;
    names.emplace_back(text.substr(at + 4, end - at - 4));
  }
  return names;
}

// How often `{2,5}` at `at` repeats what stands before it; 1 if no count stands there.
std::size_t largest_count(std::string_view expanded, std::size_t at) {
  constexpr std::size_t kEnough = 1000;  // RE2 refuses a larger one
  std::size_t count = 1;
  std::size_t number = 0;
  for (const char c : expanded.substr(at + 1)) {
    if ((c < '0' || c > '9') && c != ',') break;
    number = c == ',' ? 0 : std::min(number * 10 + static_cast<std::size_t>(c - '0'), kEnough);
    count = std::max(count, number);
  }
  return count;
}

// More than the instructions that the expression can compile to: a byte is up to ten, and a count
// repeats the one thing, or the brackets, before it. `\Q` aside, whose text is no expression.
std::size_t most_instructions(std::string_view expanded) {
  constexpr std::size_t kOfByte = 10;
  constexpr std::size_t kEnough = 1U << 30U;
  struct Level {
    std::size_t sum = 0;   // of what stands in these brackets
    std::size_t last = 0;  // of its last piece
  };
  std::vector<Level> open(1);
  const auto add = [&](std::size_t cost) {
    open.back().sum = std::min(open.back().sum + cost, kEnough);
    open.back().last = cost;
  };
  for (const PatternToken& token : split_tokens(expanded)) {
    const std::size_t cost = text_of(expanded, token).size() * kOfByte;
    if (token.kind == TokenKind::kOpen) {
      open.emplace_back(Level{cost, cost});
    } else if (token.kind == TokenKind::kClose && open.size() > 1) {
      const std::size_t inner = open.back().sum + cost;
      open.pop_back();
      add(inner);
    } else if (const std::size_t count = largest_count(expanded, token.span.begin);
               expanded[token.span.begin] == '{' && count > 1) {
      add(std::min(open.back().last * count, kEnough));  // RE2 refuses a count of a count
    } else {
      add(cost);
    }
  }
  std::size_t sum = 0;
  for (const Level& level : open) sum += level.sum;
  return sum;
}

}  // namespace

int column_of(std::string_view source, std::size_t byte) {
  return count_code_points(source.substr(0, byte)) + 1;
}

// RE2 would name a doubled group without saying which of the two, and not at all that a
// placeholder brought it.
Expanded expand_all(std::string_view source, const std::vector<PatternToken>& tokens) {
  Expanded expanded;
  for (const PatternToken& token : tokens) {
    const bool placeholder = token.kind == TokenKind::kPlaceholder;
    const std::string_view piece = placeholder ? expand(source, token) : text_of(source, token);
    if (placeholder || token.kind == TokenKind::kOpen) {
      for (const std::string& name : names_in(piece)) {
        if (expanded.names.insert(name).second) continue;
        throw PatternError("the group \"" + name + "\" stands twice",
                           column_of(source, token.span.begin));
      }
    }
    expanded.text += piece;
  }
  return expanded;
}

bool wants_compiling(std::string_view expanded) {
  constexpr std::size_t kFewInstructions = 200000;  // RE2's memory has room for 349,525
  if (most_instructions(expanded) > kFewInstructions) return true;
  for (const std::string_view sign : {"\\p", "\\P", "\\Q"}) {
    if (expanded.find(sign) != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace jixiao
