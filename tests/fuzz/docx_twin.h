// The text of a simple word/document.xml in source order, by walking over its tags: a slow, obvious
// twin of the docx reader for documents of paragraphs, runs and tables.
//
// Example: simple_docx_text("<w:document xmlns:w=…><w:body><w:p><w:r><w:t>甲</w:t></w:r></w:p>…")
// is "甲" (blanks are left out); a document with a field, a text box or a cell merged down is not
// simple and gives nothing.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document_properties.h"

namespace jixiao::fuzz {

class SimpleDocx {
 public:
  explicit SimpleDocx(std::string_view xml) : rest_(xml) {}

  std::optional<std::string> text() {
    if (rest_.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")) {
      rest_.remove_prefix(rest_.find('>') + 1);
    }
    while (simple_ && !rest_.empty()) step();
    if (!simple_ || !open_.empty() || !any_) return std::nullopt;
    return letters_;
  }

 private:
  static constexpr std::string_view kRoot =
      " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

  // What the twin knows to stand where; the elements in the list are transparent.
  static bool is_wrapper(std::string_view name) {
    return name == "w:ins" || name == "w:sdt" || name == "w:sdtContent" || name == "w:smartTag" ||
           name == "w:hyperlink" || name == "w:del";
  }

  static bool fits(std::string_view name, std::string_view parent) {
    if (is_wrapper(name))
      return parent == "w:body" || parent == "w:p" || parent == "w:tbl" || parent == "w:tr" ||
             parent == "w:tc";
    if (name == "w:document") return parent.empty();
    if (name == "w:body") return parent == "w:document";
    if (name == "w:p" || name == "w:tbl") return parent == "w:body" || parent == "w:tc";
    if (name == "w:tr") return parent == "w:tbl";
    if (name == "w:tc") return parent == "w:tr";
    if (name == "w:r") return parent == "w:p";
    if (name == "w:t" || name == "w:br" || name == "w:tab") return parent == "w:r";
    if (name == "w:tcPr") return parent == "w:tc";
    if (name == "w:gridSpan" || name == "w:tcW") return parent == "w:tcPr";
    return false;
  }

  // The innermost element that is no wrapper.
  std::string_view parent() const {
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (!is_wrapper(open_[i])) return open_[i];
    }
    return "";
  }

  void step() {
    if (rest_[0] == '<') {
      take_tag();
      return;
    }
    if (static_cast<unsigned char>(rest_[0]) < 0x20 && rest_[0] != '\n' && rest_[0] != '\t') {
      simple_ = false;
      return;
    }
    std::string_view character = rest_.substr(0, character_size(rest_));
    rest_.remove_prefix(character.size());
    // U+FFFE and U+FFFF are no characters of XML.
    if (character == "&" || character == ">" || character.starts_with("\xEF\xBF")) simple_ = false;
    if (open_.empty() && !is_blank_character(character)) simple_ = false;
    const bool shown = !open_.empty() && open_.back() == "w:t" && deleted_ == 0;
    if (shown && !is_blank_character(character)) letters_ += character;
  }

  void take_tag() {
    const std::size_t end = rest_.find('>');
    if (end == std::string_view::npos) {
      simple_ = false;
      return;
    }
    std::string_view tag = rest_.substr(1, end - 1);
    rest_.remove_prefix(end + 1);
    if (tag.starts_with("/")) {
      close(tag.substr(1));
      return;
    }
    const bool empty = tag.ends_with("/");
    if (empty) tag.remove_suffix(1);
    const std::string name(tag.substr(0, tag.find(' ')));
    const std::string_view attributes = tag.substr(name.size());
    const bool known = attributes.empty() || (name == "w:document" && attributes == kRoot) ||
                       (name == "w:gridSpan" && attributes == " w:val=\"2\"");
    if (!known || !fits(name, parent()) || (name == "w:document" && (any_ || attributes.empty()))) {
      simple_ = false;
      return;
    }
    any_ = true;
    open_.push_back(name);
    if (name == "w:del") ++deleted_;
    if (empty) close(name);
  }

  void close(std::string_view name) {
    if (open_.empty() || name != open_.back()) {
      simple_ = false;
      return;
    }
    if (name == "w:del") --deleted_;
    open_.pop_back();
  }

  std::string_view rest_;
  std::vector<std::string> open_;
  std::string letters_;
  int deleted_ = 0;
  bool simple_ = true;
  bool any_ = false;
};

inline std::optional<std::string> simple_docx_text(std::string_view xml) {
  return SimpleDocx(xml).text();
}

}  // namespace jixiao::fuzz
