// The element names of HTML by what they mean to a reader of reports.
//
// Example: "div", "blockquote" and "dd" are all HtmlTag::kBlock; "o:p" and "span" are kInline.
// A name that is not listed is kInline: its text is text, as in every browser.
#pragma once

#include <cstdint>
#include <string_view>

namespace jixiao {

enum class HtmlTag : std::uint8_t {
  kInline,
  kBlock,
  kBody,  // html, body
  kParagraph,
  kHeading1,
  kHeading2,
  kHeading3,
  kHeading4,
  kHeading5,
  kHeading6,
  kPre,
  kBreak,
  kOrdered,
  kUnordered,
  kItem,
  kTable,
  kRows,  // thead, tbody
  kFooterRows,
  kRow,
  kCell,
  kArticle,  // article, main
  kSection,  // div, section, center: what an article may be wrapped in
  kHeader,
  kMarginal,  // footer, nav, aside
  kForm,
  kLink,
  kPicture,
  kObject,  // iframe, object, video …
  kInput,
  kButton,
  kOption,
  kHidden,  // noscript, template: never shown
  kScript,  // its text is no text
  kTitle,
  kMeta,
  kDropped,  // style, rt, del …: with all that is in it no text of the document
};

// `name` in lower case.
HtmlTag find_html_tag(std::string_view name);

// Elements that end a line of text before and behind them.
bool is_block(HtmlTag tag);

}  // namespace jixiao
