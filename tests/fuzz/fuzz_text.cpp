// Properties of the text reader: a text is read the same way twice, its tables are sound, its JSON
// holds the same texts, nothing but a Failure comes out; every character that is no blank stands in
// one block, in order, or is told of in a note (text_twin.h); and what is written of a text and
// read again is written the same.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>

#include "bytes/charset.h"
#include "document_properties.h"
#include "extract/extract.h"
#include "text_twin.h"
#include "value/failure.h"
#include "write/write.h"

namespace {

using jixiao::Document;
using jixiao::Limits;
using jixiao::Unread;
using jixiao::fuzz::require;

// The account follows every way to leave characters out, which grows with the notes.
constexpr std::size_t kLargestAccount = 4096;

void check_account(const Document& document, std::string_view text) {
  using namespace jixiao::fuzz;
  const TextAccount account = account_of(text);
  const std::set<int> noted = noted_lines(document);
  const bool drawn = has_table(document);
  if ((!noted.empty() || drawn) && account.characters.size() > kLargestAccount) return;
  require(accounts_for(account.characters, letters_of(document), noted, drawn),
          "every character stands in a block, in order, or is told of");
  if (!document.blocks.empty() &&
      std::holds_alternative<jixiao::Paragraph>(document.blocks.back())) {
    require(bookmarks_of(document) == account.bookmarks, "every bookmark is kept");
  }
  std::string told;
  for (const Unread& unread : document.unread) {
    constexpr std::string_view kPicture = "a picture was not read";
    if (!unread.what_en.starts_with(kPicture)) continue;
    std::string_view name = std::string_view(unread.what_en).substr(kPicture.size());
    if (name.starts_with(": ")) name.remove_prefix(2);
    told += without_blanks(name);
  }
  require(told == account.images, "every picture is told of");
}

// Lines that are not blank, each with its end: blank lines are no text.
std::string filled_lines(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    if (!jixiao::fuzz::without_blanks(text.substr(0, end)).empty()) out += text.substr(0, end);
    text.remove_prefix(end);
  }
  return out;
}

// The same without bars and blanks at the ends of lines: the cells of a printed row stand between
// bars, and whether a bar at its end is one of them or frames the row cannot be told.
std::string framed_lines(std::string_view text) {
  constexpr std::string_view kFrame = " |";
  std::string out;
  const std::string lines = filled_lines(text);
  std::string_view rest = lines;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size() - 1);
    std::string_view line = rest.substr(0, end);
    line.remove_prefix(std::min(line.find_first_not_of(kFrame), line.size()));
    line = line.substr(0, line.find_last_not_of(kFrame) + 1);
    if (!line.empty()) out.append(line).append("\n");
    rest.remove_prefix(end + 1);
  }
  return out;
}

// Markers are taken out of a text, which may leave what looks like a marker.
bool has_marker(std::string_view text) {
  return text.find("[bookmark: ") != std::string_view::npos ||
         text.find("[image: ") != std::string_view::npos;
}

// Does a paragraph hold a sign that parts cells? Next to a table it may be a row of that as well.
bool has_separator(const Document& document) {
  return std::ranges::any_of(document.blocks, [](const jixiao::Block& block) {
    const auto* paragraph = std::get_if<jixiao::Paragraph>(&block);
    if (paragraph == nullptr) return false;
    return std::ranges::any_of(
        std::initializer_list<std::string_view>{"\t", "|", "｜", "│"},
        [&](std::string_view sign) { return paragraph->text.find(sign) != std::string::npos; });
  });
}

void check_dumps(const Document& document, const Limits& limits) {
  const std::string first = document_text(document);
  if (has_marker(first)) return;
  const Document again = jixiao::read_text(first, limits);
  const std::string second = document_text(again);
  if (!jixiao::fuzz::has_table(document) && !jixiao::fuzz::has_table(again)) {
    require(filled_lines(first) == filled_lines(second), "lines are written as they were read");
  }
  if (has_separator(again)) return;
  const std::string third = document_text(jixiao::read_text(second, limits));
  require(framed_lines(second) == framed_lines(third), "the dump of a read of a dump is stable");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace jixiao;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::optional<DecodedText> decoded = decode_text(bytes);
  if (!decoded) return 0;
  const Limits limits = fuzz::small_limits();
  try {
    const Document document = read_text(decoded->text, limits);
    fuzz::require_sound(document.blocks, fuzz::Holes::kBehind);
    require(dump(document) == dump(read_text(decoded->text, limits)), "read twice the same");
    fuzz::require_json(document);
    check_account(document, decoded->text);
    check_dumps(document, limits);
  } catch (const Failure&) {
  }
  return 0;
}
