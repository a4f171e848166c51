#include "extract/docx_styles.h"

#include <set>
#include <utility>

#include "extract/docx_heading.h"

namespace jixiao {
namespace {

constexpr int kBodyText = 9;
// Word lets no more than some ten styles be based on each other.
constexpr std::size_t kMaxChain = 64;

}  // namespace

void StylesPart::start(const XmlElement& element) {
  if (element.tag == Tag::kStyle) {
    const std::string id(element.attribute(Ns::kWord, "styleId").value_or(""));
    Style& style = made.styles[id];
    style = {};
    open_ = id.empty() ? nullptr : &style;
    const auto is_default = element.attribute(Ns::kWord, "default");
    const bool paragraph =
        element.attribute(Ns::kWord, "type").value_or("paragraph") == "paragraph";
    if (paragraph && is_default && parse_on_off(is_default)) made.default_paragraph = id;
    return;
  }
  if (open_ == nullptr) return;
  Style& style = *open_;
  if (element.parent_tag == Tag::kStyle) {
    if (element.tag == Tag::kName) style.name = std::string(element.value());
    if (element.tag == Tag::kBasedOn) style.based_on = std::string(element.value());
  } else {
    read_property(element, style);
  }
}

void StylesPart::read_property(const XmlElement& element, Style& style) {
  // Properties of a table style's parts stand deeper and are not the style's own.
  const bool numbering = element.parent_tag == Tag::kNumberingProperties &&
                         element.grandparent_tag == Tag::kParagraphProperties;
  if (numbering && element.tag == Tag::kNumberId) style.number_id = parse_whole(element.value());
  if (numbering && element.tag == Tag::kNumberLevel) {
    style.number_level = parse_whole(element.value());
  }
  if (element.grandparent_tag != Tag::kStyle) return;
  if (element.tag == Tag::kOutlineLevel) style.outline = parse_whole(element.value());
  if (element.tag == Tag::kVanish) {
    style.vanish = parse_on_off(element.attribute(Ns::kWord, "val"));
  }
}

void StylesPart::end(Tag tag) {
  if (tag == Tag::kStyle) open_ = nullptr;
}

const StyleFacts& Styles::facts(std::string_view id) {
  if (id.empty()) id = sheet_->default_paragraph;
  const auto known = facts_.find(id);
  if (known != facts_.end()) return known->second;
  return facts_.emplace(std::string(id), resolve(id)).first->second;
}

StyleFacts Styles::resolve(std::string_view id) const {
  StyleFacts facts;
  std::optional<int> outline;
  std::optional<int> named;
  std::optional<bool> vanish;
  std::set<std::string_view> seen;  // a chain may run in a circle
  const auto& styles = sheet_->styles;
  auto at = styles.find(id);
  if (at == styles.end()) facts.contents_line = is_contents_style(id);
  while (at != styles.end() && seen.size() < kMaxChain && seen.insert(at->first).second) {
    const Style& style = at->second;
    if (!outline) outline = style.outline;
    if (!named) named = heading_level(style.name);
    if (!vanish) vanish = style.vanish;
    if (!facts.number_level) facts.number_level = style.number_level;
    if (!facts.number_id) {
      facts.number_id = style.number_id;
      facts.number_styles.push_back(at->first);
    }
    facts.contents_line = facts.contents_line || is_contents_style(style.name);
    at = styles.find(style.based_on);
  }
  facts.vanish = vanish.value_or(false);
  if (outline && *outline >= 0 && *outline < kBodyText) facts.level = *outline + 1;
  if (!outline) facts.level = named;
  facts.named = !outline && named;
  facts.body_text = outline && *outline >= kBodyText;
  return facts;
}

}  // namespace jixiao
