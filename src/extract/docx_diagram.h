// The text of a SmartArt diagram, out of its data part (diagrams/data1.xml).
//
// Example: <dgm:pt><dgm:t><a:p><a:r><a:t>立项</a:t></a:r></a:p></dgm:t></dgm:pt> is the paragraph
// "立项". Points stand in the order of the part; what is connected to what, and how it is drawn, is
// not read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/xml.h"

namespace jixiao {

class DiagramText : public XmlVisitor {
 public:
  void start(const XmlElement& element) override;
  void end(Tag tag) override;
  void text(std::string_view text) override;

  std::vector<std::string> paragraphs;  // those with text

 private:
  std::string open_;
  bool in_text_ = false;
};

}  // namespace jixiao
