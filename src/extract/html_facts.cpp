#include "extract/html_facts.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace jixiao {
namespace {

constexpr std::string_view kSpace = " \t\r\n\f";

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

std::string_view trimmed(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(kSpace), text.size()));
  const std::size_t last = text.find_last_not_of(kSpace);
  return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

// The digits it begins with, as browsers read numbers: "2%" is 2.
std::optional<int> leading_number(std::string_view text) {
  text = trimmed(text);
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (end == text.data() || error != std::errc()) return std::nullopt;
  return value;
}

// Calls take(word) for each word between the separators.
template <typename Take>
void for_each_word(std::string_view text, std::string_view separators, const Take& take) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(separators), text.size());
    if (const std::string_view word = trimmed(text.substr(0, end)); !word.empty()) take(word);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

void read_declaration(std::string_view property, std::string_view value, HtmlFacts& facts) {
  const auto holds = [value](std::string_view word) {
    return value.find(word) != std::string_view::npos;
  };
  if (property == "display") {
    facts.hidden = facts.hidden || value.starts_with("none");
  } else if (property == "mso-hide") {
    // "screen" is what Word prints and only its web view hides: the page numbers of a contents.
    facts.hidden = value.starts_with("all");
  } else if (property == "mso-list") {
    facts.list_marker = holds("ignore");
  } else if (property == "mso-outline-level") {
    facts.outline = leading_number(value);
  } else if (property == "list-style" || property == "list-style-type") {
    if (holds("none")) facts.marker = '-';
  }
}

void read_style(std::string_view style, HtmlFacts& facts) {
  for_each_word(lower(style), ";", [&](std::string_view declaration) {
    const std::size_t colon = declaration.find(':');
    if (colon == std::string_view::npos) return;
    read_declaration(trimmed(declaration.substr(0, colon)), trimmed(declaration.substr(colon + 1)),
                     facts);
  });
}

void read_class(std::string_view value, HtmlFacts& facts) {
  for_each_word(lower(value), kSpace, [&](std::string_view word) {
    if (word.starts_with("msotoc")) facts.contents = true;
  });
}

void read_role(std::string_view value, HtmlFacts& facts) {
  constexpr std::array<std::string_view, 5> kMarginal{"navigation", "banner", "contentinfo",
                                                      "complementary", "search"};
  const std::string role = lower(trimmed(value));
  facts.marginal = facts.marginal || std::ranges::count(kMarginal, role) > 0;
  facts.article = facts.article || role == "main" || role == "article" || role == "articlebody";
}

void read_list_type(std::string_view value, HtmlFacts& facts) {
  constexpr std::string_view kTypes = "1aAiI";
  if (value.size() == 1 && kTypes.find(value) != std::string_view::npos) facts.marker = value[0];
}

void read_input_type(const std::string& type, HtmlFacts& facts) {
  facts.checkbox = type == "checkbox" || type == "radio";
  // The words on a button are not a value that somebody filled in; a password is nobody's business.
  constexpr std::array<std::string_view, 6> kNoValue{"hidden", "submit", "reset",
                                                     "button", "image",  "password"};
  facts.hidden = facts.hidden || std::ranges::count(kNoValue, type) > 0;
}

// Attributes with a meaning on any element.
bool read_general(std::string_view name, std::string_view value, HtmlFacts& facts) {
  if (name == "style") {
    read_style(value, facts);
  } else if (name == "class") {
    read_class(value, facts);
  } else if (name == "hidden") {
    facts.hidden = true;
  } else if (name == "role" || name == "itemprop") {
    read_role(value, facts);
  } else {
    return false;
  }
  return true;
}

void read_link(std::string_view name, std::string_view value, HtmlFacts& facts) {
  if (name == "name" || (name == "id" && facts.text.empty())) facts.text = trimmed(value);
  // A bare "#" is a button that a script waits behind.
  if (name == "href") facts.leaves_page = trimmed(value) == "#" || !trimmed(value).starts_with('#');
}

void read_input(std::string_view name, std::string_view value, HtmlFacts& facts) {
  if (name == "type") read_input_type(lower(trimmed(value)), facts);
  if (name == "value") facts.text = value;
  if (name == "checked") facts.chosen = true;
}

void read_special(HtmlTag tag, std::string_view name, std::string_view value, HtmlFacts& facts) {
  switch (tag) {
    case HtmlTag::kCell:
      if (name == "rowspan") facts.rowspan = std::max(0, leading_number(value).value_or(1));
      if (name == "colspan") facts.colspan = std::max(1, leading_number(value).value_or(1));
      break;
    case HtmlTag::kLink:
      read_link(name, value, facts);
      break;
    case HtmlTag::kPicture:
      if (name == "alt") facts.text = trimmed(value);
      break;
    case HtmlTag::kOrdered:
      if (name == "start") facts.number = leading_number(value);
      if (name == "type") read_list_type(value, facts);
      break;
    case HtmlTag::kItem:
      if (name == "value") facts.number = leading_number(value);
      break;
    case HtmlTag::kInput:
      read_input(name, value, facts);
      break;
    case HtmlTag::kOption:
      if (name == "selected") facts.chosen = true;
      break;
    default:
      break;
  }
}

std::string generator(const std::vector<HtmlAttribute>& attributes) {
  std::string_view content;
  bool named = false;
  for (const HtmlAttribute& attribute : attributes) {
    if (attribute.name == "name") named = lower(trimmed(attribute.value)) == "generator";
    if (attribute.name == "content") content = trimmed(attribute.value);
  }
  return std::string(named ? content : std::string_view());
}

}  // namespace

HtmlFacts read_facts(HtmlTag tag, const std::vector<HtmlAttribute>& attributes) {
  HtmlFacts facts;
  if (tag == HtmlTag::kMeta) {
    facts.text = generator(attributes);
    return facts;
  }
  for (const HtmlAttribute& attribute : attributes) {
    if (!read_general(attribute.name, attribute.value, facts)) {
      read_special(tag, attribute.name, attribute.value, facts);
    }
  }
  return facts;
}

}  // namespace jixiao
