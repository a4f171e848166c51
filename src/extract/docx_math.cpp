#include "extract/docx_math.h"

#include <utility>

namespace jixiao {
namespace {

std::string math_value(const XmlElement& element) {
  return std::string(element.attribute(Ns::kMath, "val").value_or(""));
}

}  // namespace

std::string MathText::start(const XmlElement& element) {
  switch (element.tag) {
    case Tag::kMathDenominator:
      return "/";
    case Tag::kMathSub:
      return "_";
    case Tag::kMathSup:
      return "^";
    case Tag::kMathDelimited:
      delimiters_.emplace_back();
      return "";
    case Tag::kMathNary:
      operators_.emplace_back("∫");
      return "";
    case Tag::kMathElement:
      return start_element(element);
    case Tag::kMathBegin:
      if (!delimiters_.empty()) delimiters_.back().begin = math_value(element);
      return "";
    case Tag::kMathEnd:
      if (!delimiters_.empty()) delimiters_.back().end = math_value(element);
      return "";
    case Tag::kMathSeparator:
      if (!delimiters_.empty()) delimiters_.back().separator = math_value(element);
      return "";
    case Tag::kMathOperator:
      // The same element names the accent of m:acc, which is no text.
      if (element.parent_tag == Tag::kMathNaryProperties && !operators_.empty()) {
        operators_.back() = math_value(element);
      }
      return "";
    default:
      return "";
  }
}

std::string MathText::start_element(const XmlElement& element) {
  if (element.parent_tag == Tag::kMathRadical) return "√";
  if (element.parent_tag != Tag::kMathDelimited || delimiters_.empty()) return "";
  Delimiters& delimiters = delimiters_.back();
  return std::exchange(delimiters.opened, true) ? delimiters.separator : delimiters.begin;
}

std::string MathText::end(Tag tag) {
  std::string text;
  if (tag == Tag::kMathDelimited && !delimiters_.empty()) {
    if (delimiters_.back().opened) text = delimiters_.back().end;
    delimiters_.pop_back();
  } else if (tag == Tag::kMathNaryProperties && !operators_.empty()) {
    text = operators_.back();
  } else if (tag == Tag::kMathNary && !operators_.empty()) {
    operators_.pop_back();
  }
  return text;
}

}  // namespace jixiao
