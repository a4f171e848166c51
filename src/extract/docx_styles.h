// What a style says about a paragraph: outline level, table-of-contents line, list, hidden text.
//
// Example: style "2" named "heading 2" without w:outlineLvl gives level 2; style "a" based on "2"
// gives level 2 too; a direct w:outlineLvl 9 above it says body text (0).
// Reads styles.xml. Not here: fonts, spacing, table styles, and what a list prints (numbering.h).
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/xml.h"

namespace jixiao {

struct Style {
  std::string name;
  std::string based_on;
  std::optional<int> outline;  // as written: 0-8, 9 is body text
  std::optional<int> number_id;
  std::optional<int> number_level;
  std::optional<bool> vanish;
};

// A style with all it inherits.
struct StyleFacts {
  std::optional<int> level;  // 1-based
  bool named = false;        // by the name of a built-in style
  bool body_text = false;    // says that it is no heading
  bool contents_line = false;
  std::optional<int> number_id;
  std::optional<int> number_level;
  std::vector<std::string> number_styles;  // itself and its bases, up to the one with number_id
  bool vanish = false;
};

// styles.xml as written.
struct StyleSheet {
  std::map<std::string, Style, std::less<>> styles;  // by their id
  std::string default_paragraph;                     // id
};

// Visits styles.xml.
class StylesPart : public XmlVisitor {
 public:
  XmlDemand demand() const override { return XmlDemand::kStyles; }
  bool reads(Tag tag, std::span<const XmlAttribute>) const override { return tag != Tag::kFonts; }
  void start(const XmlElement& element) override;
  void end(Tag tag) override;
  void text(std::string_view) override {}

  StyleSheet made;

 private:
  void read_property(const XmlElement& element, Style& style);

  Style* open_ = nullptr;  // the style being read
};

// Answers by style id.
class Styles {
 public:
  Styles() = default;  // there are none
  explicit Styles(std::shared_ptr<const StyleSheet> sheet) : sheet_(std::move(sheet)) {}

  // Of a paragraph or character style; an empty id is the default paragraph style. An unknown id
  // has no facts but what its own name tells of a table of contents.
  const StyleFacts& facts(std::string_view id);
  // Of the default paragraph style: most paragraphs have no other.
  const StyleFacts& default_facts() {
    if (default_facts_ == nullptr) default_facts_ = &facts("");
    return *default_facts_;
  }

 private:
  StyleFacts resolve(std::string_view id) const;

  std::shared_ptr<const StyleSheet> sheet_ = std::make_shared<const StyleSheet>();
  std::map<std::string, StyleFacts, std::less<>> facts_;
  const StyleFacts* default_facts_ = nullptr;
};

}  // namespace jixiao
