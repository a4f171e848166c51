#include "rules/equation.h"

#include <optional>
#include <utility>

#include "normalize/fold.h"

namespace jixiao {
namespace {

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The formula and how far it is read.
struct Cursor {
  std::string_view text;
  std::size_t at = 0;
};

[[noreturn]] void fail(const Cursor& cursor, std::size_t at, const std::string& message) {
  throw EquationError(message, count_code_points(cursor.text.substr(0, at)) + 1);
}

void skip_spaces(Cursor& cursor) {
  while (cursor.at < cursor.text.size() && cursor.text[cursor.at] == ' ') ++cursor.at;
}

bool at_end(Cursor& cursor) {
  skip_spaces(cursor);
  return cursor.at >= cursor.text.size();
}

char peek(Cursor& cursor) { return at_end(cursor) ? '\0' : cursor.text[cursor.at]; }

// The next whole character, for a message.
std::string seen(Cursor& cursor) {
  if (at_end(cursor)) return "the end";
  return "\"" + code_point_slice(cursor.text.substr(cursor.at), 0, 1) + "\"";
}

bool take(Cursor& cursor, char expected) {
  if (peek(cursor) != expected) return false;
  ++cursor.at;
  return true;
}

void require(Cursor& cursor, char expected) {
  if (take(cursor, expected)) return;
  const std::string found = seen(cursor);
  fail(cursor, cursor.at, std::string("expected \"") + expected + "\" instead of " + found);
}

std::string take_word(Cursor& cursor, const char* what) {
  if (!is_lower(peek(cursor))) {
    const std::string found = seen(cursor);
    fail(cursor, cursor.at, std::string("expected ") + what + " instead of " + found);
  }
  const std::size_t begin = cursor.at;
  while (cursor.at < cursor.text.size() &&
         (is_lower(cursor.text[cursor.at]) || is_digit(cursor.text[cursor.at]) ||
          cursor.text[cursor.at] == '_')) {
    ++cursor.at;
  }
  return std::string(cursor.text.substr(begin, cursor.at - begin));
}

// word { "." word }, without spaces inside.
std::string take_field(Cursor& cursor) {
  std::string field = take_word(cursor, "a field or a number");
  while (cursor.at < cursor.text.size() && cursor.text[cursor.at] == '.') {
    ++cursor.at;
    if (cursor.at < cursor.text.size() && cursor.text[cursor.at] == ' ') {
      fail(cursor, cursor.at, "a space inside a field");
    }
    field += '.';
    field += take_word(cursor, "a field");
  }
  return field;
}

Decimal take_number(Cursor& cursor) {
  const std::size_t begin = cursor.at;
  while (cursor.at < cursor.text.size() &&
         (is_digit(cursor.text[cursor.at]) || cursor.text[cursor.at] == '.')) {
    ++cursor.at;
  }
  const std::string_view digits = cursor.text.substr(begin, cursor.at - begin);
  const std::optional<Decimal> number = Decimal::parse(digits);
  if (!number) fail(cursor, begin, "\"" + std::string(digits) + "\" is no number");
  return *number;
}

void take_exact_word(Cursor& cursor, std::string_view expected) {
  skip_spaces(cursor);
  const std::size_t begin = cursor.at;
  const std::string quoted = "\"" + std::string(expected) + "\"";
  if (take_word(cursor, quoted.c_str()) != expected) fail(cursor, begin, "expected " + quoted);
}

// What follows "sum(".
void take_sum(Cursor& cursor, Term& term) {
  skip_spaces(cursor);
  const std::size_t begin = cursor.at;
  term.sum = true;
  std::string field = take_field(cursor);
  if (field.find('.') == std::string::npos) {
    fail(cursor, begin, "sum() takes a column, table.column");
  }
  term.field = std::move(field);
  if (is_lower(peek(cursor))) {
    take_exact_word(cursor, "where");
    take_exact_word(cursor, "role");
    require(cursor, '=');
    skip_spaces(cursor);
    term.role = take_word(cursor, "a role");
  }
  require(cursor, ')');
}

Term take_term(Cursor& cursor) {
  Term term;
  if (is_digit(peek(cursor))) {
    term.factor = take_number(cursor);
    if (!take(cursor, '*')) return term;
    skip_spaces(cursor);
  }
  std::string field = take_field(cursor);
  if (peek(cursor) != '(') {
    term.field = std::move(field);
    return term;
  }
  const std::size_t begin = cursor.at;
  if (field != "sum") fail(cursor, begin, "sum() is the only function");
  require(cursor, '(');
  take_sum(cursor, term);
  return term;
}

std::vector<Term> take_side(Cursor& cursor) {
  std::vector<Term> side;
  bool minus = take(cursor, '-');
  while (true) {
    side.push_back(take_term(cursor));
    side.back().minus = minus;
    const char next = peek(cursor);
    if (next != '+' && next != '-') return side;
    ++cursor.at;
    minus = next == '-';
  }
}

std::string take_relation(Cursor& cursor, Relations allowed) {
  skip_spaces(cursor);
  const std::size_t begin = cursor.at;
  for (const std::string_view relation : {"<=", ">=", "=", "<", ">"}) {
    if (cursor.text.substr(cursor.at, relation.size()) != relation) continue;
    cursor.at += relation.size();
    if (relation == "<" || relation == ">") {
      if (allowed == Relations::kEquation) {
        fail(cursor, begin, "\"" + std::string(relation) + "\" stands in conditions only");
      }
    }
    return std::string(relation);
  }
  const std::string found = seen(cursor);
  const std::string wanted = allowed == Relations::kEquation ? "=, <= or >=" : "=, <=, >=, < or >";
  fail(cursor, begin, "expected " + wanted + " instead of " + found);
}

std::string dump_side(const std::vector<Term>& side) {
  std::string text;
  for (const Term& term : side) {
    if (term.minus) text += text.empty() ? "-" : " - ";
    if (!term.minus && !text.empty()) text += " + ";
    const std::string factor = term.factor.to_string();
    if (term.field.empty()) {
      text += factor;
      continue;
    }
    if (factor != "1") text += factor + "*";
    const std::string role = term.role.empty() ? "" : " where role=" + term.role;
    text += term.sum ? "sum(" + term.field.name() + role + ")" : term.field.name();
  }
  return text;
}

}  // namespace

Equation make_equation(std::string_view text, Relations allowed) {
  Cursor cursor{text};
  Equation equation;
  equation.text = std::string(text);
  equation.left = take_side(cursor);
  equation.relation = take_relation(cursor, allowed);
  equation.right = take_side(cursor);
  if (!at_end(cursor)) {
    const std::string found = seen(cursor);
    fail(cursor, cursor.at, "unexpected " + found + " behind the formula");
  }
  return equation;
}

std::string dump(const Equation& equation) {
  return dump_side(equation.left) + " " + equation.relation + " " + dump_side(equation.right);
}

}  // namespace jixiao
