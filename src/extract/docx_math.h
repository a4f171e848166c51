// An Office equation (m:oMath) as a line of text in reading order.
//
// Example: the fraction of 实际 and 计划 reads "实际/计划"; x with the superscript 2 reads "x^2";
// delimiters and n-ary signs, which are properties and not text, are written out.
// Not here: layout. A fraction's parts get no parentheses of their own.
#pragma once

#include <string>
#include <vector>

#include "extract/xml.h"

namespace jixiao {

// Called with every element of the math namespace; answers the text to add at that point.
class MathText {
 public:
  std::string start(const XmlElement& element);
  std::string end(Tag tag);

 private:
  struct Delimiters {
    std::string begin = "(";
    std::string end = ")";
    std::string separator = "|";
    bool opened = false;
  };
  std::string start_element(const XmlElement& element);

  std::vector<Delimiters> delimiters_;
  std::vector<std::string> operators_;
};

}  // namespace jixiao
