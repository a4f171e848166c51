// The door to libxml2's HTML parser: a page as a flat list of pieces, every element closed.
//
// Example: <p>甲<b>乙</p> is the tape  start(p) text(甲) start(b) text(乙) end(b) end(p).
// The list is read more than once: first to find the article in the page, then for its text; and
// no step needs recursion. Nothing is fetched; what is not well-formed is read as a browser would,
// silently. Elements nested deeper than Limits::xml_depth are a Failure. Left out already here:
// comments, scripts, styles, tracked deletions, the readings of ruby text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/html_facts.h"
#include "extract/html_names.h"
#include "value/limits.h"

namespace jixiao {

struct HtmlPiece {
  enum class Kind : std::uint8_t { kText, kStart, kEnd };
  static constexpr std::uint32_t kNoFacts = UINT32_MAX;

  Kind kind = Kind::kText;
  HtmlTag tag = HtmlTag::kInline;
  std::uint32_t begin = 0;  // text: its first byte in HtmlTape::text; start: index of its facts
  std::uint32_t end = 0;    // text: behind its last byte; start and end: index of the other one
  int line = 0;             // 1-based
};

struct HtmlTape {
  std::vector<HtmlPiece> pieces;
  std::string text;
  std::vector<HtmlFacts> facts;
  std::string title;
  std::string generator;

  std::string_view text_of(const HtmlPiece& piece) const {
    return std::string_view(text).substr(piece.begin, piece.end - piece.begin);
  }
  const HtmlFacts& facts_of(const HtmlPiece& piece) const;
};

// `html` is UTF-8.
HtmlTape read_html_tape(std::string html, const Limits& limits);

}  // namespace jixiao
