// The text of a simple page in source order, by walking over its tags: a slow, obvious twin of the
// HTML reader for pages whose every browser's reading is the same.
//
// Example: simple_html_text("<p>甲<b>乙</b></p>") is "甲乙" (blanks are left out);
// simple_html_text("<p>甲<td>") is empty, for it is no such page.
// Simple is: UTF-8, no entities, no attributes, every tag closed in order, cells in rows in tables,
// text only where text may stand.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document_properties.h"

namespace jixiao::fuzz {

inline bool is_one_of(std::string_view name, std::string_view list) {
  const std::string all = " " + std::string(list) + " ";
  return !name.empty() && all.find(" " + std::string(name) + " ") != std::string::npos;
}

inline constexpr std::string_view kSimpleFlow = "div center blockquote td th li";
inline constexpr std::string_view kSimpleBlocks = "div center blockquote p h1 h2 h3 table ul ol";
inline constexpr std::string_view kSimpleInlines = "b i u em strong span br";

// May the element stand in that one? An empty name is the page.
inline bool is_simple_child(std::string_view name, std::string_view parent) {
  if (is_one_of(name, "tbody")) return parent == "table";
  if (is_one_of(name, "tr")) return is_one_of(parent, "table tbody");
  if (is_one_of(name, "td th")) return parent == "tr";
  if (is_one_of(name, "li")) return is_one_of(parent, "ul ol");
  const bool flow = parent.empty() || is_one_of(parent, kSimpleFlow);
  if (is_one_of(name, kSimpleBlocks)) return flow;
  if (!is_one_of(name, kSimpleInlines)) return false;
  return flow || is_one_of(parent, "p h1 h2 h3 b i u em strong span");
}

inline bool holds_text(std::string_view name) { return !is_one_of(name, "table tbody tr ul ol"); }

inline std::optional<std::string> simple_html_text(std::string_view html) {
  std::vector<std::string> open{""};
  std::string letters;
  while (!html.empty()) {
    const auto byte = static_cast<unsigned char>(html[0]);
    if (byte == '&' || byte == '>' || byte == 0x7F) return std::nullopt;
    if (byte < 0x20 && byte != '\n' && byte != '\t') return std::nullopt;
    if (byte != '<') {
      const std::string_view character = html.substr(0, character_size(html));
      html.remove_prefix(character.size());
      if (is_blank_character(character)) continue;
      if (!holds_text(open.back())) return std::nullopt;
      letters += character;
      continue;
    }
    const std::size_t end = html.find('>');
    if (end == std::string_view::npos) return std::nullopt;
    const std::string name(html.substr(1, end - 1));
    html.remove_prefix(end + 1);
    if (name.starts_with("/")) {
      if (open.size() == 1 || name.substr(1) != open.back()) return std::nullopt;
      open.pop_back();
      continue;
    }
    if (!is_simple_child(name, open.back())) return std::nullopt;
    if (name != "br") open.push_back(name);
  }
  if (open.size() > 1) return std::nullopt;
  return letters;
}

}  // namespace jixiao::fuzz
