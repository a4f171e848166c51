#include "extract/docx_equation.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "extract/docx_symbols.h"
#include "value/numerals.h"

namespace jixiao {
namespace {

// Nobody writes equations that deep; the parser calls itself.
constexpr int kMaxDepth = 32;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// An argument, with what it would add if it stood alone.
struct Argument {
  std::string text;
  bool raised = false;  // a reading above a character, not text of its own
};

struct Command {
  char letter = 0;
  std::string options;  // "ac", "up 9"
  std::vector<Argument> arguments;
};

constexpr std::size_t kHanSize = 3;  // bytes of an ideograph
constexpr std::string_view kBigCircle = "○";

// The sign for a number from 1 to 50, or an ideographic one to ten, in a circle.
std::optional<std::string> encircled(std::string_view inside) {
  // The first ten of them are one to ten.
  const std::size_t ideograph = kHeadingNumerals.find(inside);
  if (inside.size() == kHanSize && ideograph < 10 * kHanSize) {
    return to_utf8(U'㊀' + static_cast<char32_t>(ideograph / kHanSize));
  }
  if (inside.empty() || inside.size() > 2) return std::nullopt;
  int number = 0;
  for (const char c : inside) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  if (number < 1 || number > 50) return std::nullopt;
  if (number <= 20) return to_utf8(U'①' + static_cast<char32_t>(number - 1));
  if (number <= 35) return to_utf8(U'㉑' + static_cast<char32_t>(number - 21));
  return to_utf8(U'㊱' + static_cast<char32_t>(number - 36));
}

std::string joined(const std::vector<Argument>& arguments, std::string_view between) {
  std::string result;
  for (const Argument& argument : arguments) {
    if (!result.empty()) result += between;
    result += argument.text;
  }
  return result;
}

std::string overstruck(std::vector<Argument> arguments) {
  // Of a reading and the character below it only the character is text.
  const bool has_base = std::any_of(arguments.begin(), arguments.end(),
                                    [](const Argument& argument) { return !argument.raised; });
  if (has_base) std::erase_if(arguments, [](const Argument& argument) { return argument.raised; });
  if (arguments.size() == 2 && arguments[0].text == kBigCircle) {
    if (std::optional<std::string> sign = encircled(arguments[1].text)) return *sign;
  }
  return joined(arguments, "");
}

class EquationParser {
 public:
  explicit EquationParser(std::string_view text) : rest_(text) {}

  // Up to a ',' or ')' of an argument list, or to the end.
  std::optional<Argument> parse(int depth) {
    if (depth > kMaxDepth) return std::nullopt;
    Argument result;
    bool only_raised = false;
    while (!rest_.empty() && (depth == 0 || !ends_argument())) {
      if (rest_.front() != '\\') {
        result.text += rest_.front();
        only_raised = only_raised && rest_.front() == ' ';
        rest_.remove_prefix(1);
        continue;
      }
      const bool first = result.text.empty();
      if (!take_escape(result.text)) {
        std::optional<Argument> piece = parse_command(depth);
        if (!piece) return std::nullopt;
        only_raised = first && piece->raised;
        result.text += piece->text;
      }
    }
    result.raised = only_raised;
    return result;
  }

 private:
  // In some languages the list separator is ';'.
  bool ends_argument() const {
    return rest_.front() == ',' || rest_.front() == ';' || rest_.front() == ')';
  }

  // "\," "\(" "\)" "\\" stand for the character itself.
  bool take_escape(std::string& text) {
    if (rest_.size() < 2 || is_letter(rest_[1]) || rest_[1] == '*') return false;
    text += rest_[1];
    rest_.remove_prefix(2);
    return true;
  }

  void skip_space() { rest_.remove_prefix(std::min(rest_.find_first_not_of(' '), rest_.size())); }

  std::string take_option() {
    const std::size_t end = std::min(rest_.find_first_of("\\("), rest_.size());
    std::string option(rest_.substr(0, end));
    rest_.remove_prefix(end);
    std::transform(option.begin(), option.end(), option.begin(), lower);
    return option;
  }

  // \* jc2, \* "Font:宋体": how a phonetic guide is laid out.
  std::optional<Argument> skip_layout() {
    rest_.remove_prefix(2);
    skip_space();
    if (!rest_.empty() && rest_.front() == '"') {
      const std::size_t end = rest_.find('"', 1);
      rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
    } else {
      rest_.remove_prefix(std::min(rest_.find_first_of(" \\"), rest_.size()));
    }
    skip_space();
    return Argument{};
  }

  std::optional<Argument> parse_command(int depth) {
    if (rest_.size() < 2) return std::nullopt;
    if (rest_[1] == '*') return skip_layout();
    Command command;
    command.letter = lower(rest_[1]);
    rest_.remove_prefix(2);
    skip_space();
    while (!rest_.empty() && rest_.front() == '\\') {
      rest_.remove_prefix(1);
      command.options += take_option();
    }
    if (rest_.empty() || rest_.front() != '(') return std::nullopt;
    do {
      rest_.remove_prefix(1);
      std::optional<Argument> argument = parse(depth + 1);
      if (!argument || rest_.empty()) return std::nullopt;
      command.arguments.push_back(std::move(*argument));
    } while (rest_.front() != ')');
    rest_.remove_prefix(1);
    return shown(command);
  }

  static std::optional<Argument> shown(const Command& command) {
    const std::vector<Argument>& arguments = command.arguments;
    switch (command.letter) {
      case 'o':
        return Argument{overstruck(arguments)};
      case 'f':
        if (arguments.size() != 2) return std::nullopt;
        return Argument{joined(arguments, "/")};
      case 's': {
        const bool lowered = command.options.find("do") != std::string::npos;
        return Argument{(lowered ? "_" : "^") + joined(arguments, ""), !lowered};
      }
      case 'r':
        return Argument{"√" + arguments.back().text};
      case 'b':
        return Argument{"(" + joined(arguments, "") + ")"};
      case 'l':
        return Argument{joined(arguments, ",")};
      case 'x':
        return Argument{joined(arguments, "")};
      default:
        return std::nullopt;
    }
  }

  std::string_view rest_;
};

}  // namespace

std::optional<std::string> equation_text(std::string_view code) {
  code.remove_prefix(std::min(code.find_first_not_of(" \t\n"), code.size()));
  code.remove_prefix(std::min<std::size_t>(2, code.size()));  // EQ
  std::optional<Argument> whole = EquationParser(code).parse(0);
  if (!whole) return std::nullopt;
  const std::size_t begin = std::min(whole->text.find_first_not_of(" \t\n"), whole->text.size());
  const std::size_t end = whole->text.find_last_not_of(" \t\n");
  if (end == std::string::npos) return "";
  return whole->text.substr(begin, end + 1 - begin);
}

}  // namespace jixiao
