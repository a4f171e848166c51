#include "extract/docx_diagram.h"

#include <utility>

namespace jixiao {

void DiagramText::start(const XmlElement& element) {
  if (element.tag == Tag::kDrawingText) in_text_ = true;
  if (element.tag == Tag::kDrawingBreak) open_ += '\n';
}

void DiagramText::end(Tag tag) {
  if (tag == Tag::kDrawingText) in_text_ = false;
  if (tag == Tag::kDrawingParagraph && !open_.empty()) {
    paragraphs.push_back(std::exchange(open_, {}));
  }
}

void DiagramText::text(std::string_view text) {
  if (in_text_) open_ += text;
}

}  // namespace jixiao
