// Properties of the HTML reader: a page is read the same way twice, its tables are sound, its JSON
// holds the same texts, nothing but a Failure comes out; and the text of a simple page is what its
// tags say, in source order (html_twin.h). An input that begins with the byte 1 is a page of a
// small grammar.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bytes/charset.h"
#include "document_properties.h"
#include "extract/extract.h"
#include "extract/markup.h"
#include "generated.h"
#include "html_twin.h"
#include "value/failure.h"

namespace {

using jixiao::fuzz::GrammarElement;

const std::vector<GrammarElement>& grammar() {
  static const std::vector<GrammarElement> kGrammar{
      {"", "", "", {"p", "div", "table", "ul", "h1", "b", "bare"}, true},
      {"p", "<p>", "</p>", {"b", "span", "br"}, true},
      {"h1", "<h1>", "</h1>", {"b"}, true},
      {"div", "<div>", "</div>", {"p", "div", "table", "b", "ul"}, true},
      {"b", "<b>", "</b>", {"span", "b"}, true},
      {"span", "<span>", "</span>", {"b", "br"}, true},
      {"br", "<br>", "", {}, false},
      {"table", "<table>", "</table>", {"tr", "tbody", "tr"}, false},
      {"tbody", "<tbody>", "</tbody>", {"tr"}, false},
      {"tr", "<tr>", "</tr>", {"td", "td", "td", "down", "wide"}, false},
      {"td", "<td>", "</td>", {"p", "table", "b", "div", "ul"}, true},
      // Beyond the simple ones: tags that browsers repair, and spans.
      {"down", "<td rowspan=2>", "</td>", {"p"}, true},
      {"wide", "<td colspan=3 rowspan=3>", "</td>", {"table"}, true},
      {"ul", "<ul>", "</ul>", {"li"}, false},
      {"li", "<li>", "</li>", {"b", "p"}, true},
      {"bare", "<tr><p></b>", "<td>", {"table"}, true},
  };
  return kGrammar;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace jixiao;
  std::string bytes(reinterpret_cast<const char*>(data), size);
  if (bytes.starts_with('\x01')) {
    bytes = fuzz::generate(grammar(), std::string_view(bytes).substr(1));
  }
  const Limits limits = fuzz::small_limits();
  try {
    const Document document = read_html(bytes, limits);
    fuzz::require_sound(document.blocks, fuzz::Holes::kBehind);
    fuzz::require(dump(document) == dump(read_html(bytes, limits)), "read twice the same");
    fuzz::require_json(document);
    const std::optional<DecodedText> decoded = decode_markup(bytes);
    const auto simple = fuzz::simple_html_text(bytes);
    if (decoded && decoded->encoding == "utf-8" && decoded->doubt.empty() && simple) {
      fuzz::require(fuzz::letters_of(document) == *simple, "the text in source order");
    }
  } catch (const Failure&) {
  }
  return 0;
}
