#include "extract/text_contents.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

#include "extract/text_line.h"

namespace jixiao {
namespace {

// Signs of a leader in a row.
constexpr int kLeaderSigns = 3;

bool goes_on(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// Bytes of the first character.
std::size_t first_size(std::string_view text) {
  std::size_t size = 1;
  while (size < text.size() && goes_on(text[size])) ++size;
  return size;
}

// The text without white space of any kind.
std::string packed(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::string_view character = text.substr(0, first_size(text));
    if (!is_blank(character)) result += character;
    text.remove_prefix(character.size());
  }
  return result;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Is the last character that is no blank a digit?
bool ends_in_digit(std::string_view text) {
  while (!text.empty() && !is_digit(text.back())) {
    std::size_t begin = text.size() - 1;
    while (begin > 0 && goes_on(text[begin])) --begin;
    if (!is_blank(text.substr(begin))) return false;
    text = text.substr(0, begin);
  }
  return !text.empty();
}

std::string_view without_page(std::string_view text) {
  while (!text.empty() && is_digit(text.back())) text.remove_suffix(1);
  return text;
}

// Does the text, its page taken off, end in a leader: ..... …… ····?
bool ends_in_leader(std::string_view text) {
  int signs = 0;
  for (bool found = true; found && signs < kLeaderSigns;) {
    found = false;
    for (const std::string_view sign : {".", "…", "·", "．", "—", "-", "_"}) {
      if (!text.ends_with(sign)) continue;
      text.remove_suffix(sign.size());
      signs += sign == "…" ? 2 : 1;
      found = true;
      break;
    }
  }
  return signs >= kLeaderSigns;
}

bool has_lost_bookmark(std::string_view text) {
  return text.find("错误!未定义书签") != std::string_view::npos ||
         text.find("错误！未定义书签") != std::string_view::npos;
}

struct Line {
  Paragraph* paragraph = nullptr;
  std::string text;  // packed
};

// How often each line stands in the text.
using Counts = std::unordered_map<std::string, int>;

// The text is packed.
bool is_marked(std::string_view text) {
  const std::string_view title = without_page(text);
  return (title.size() < text.size() && ends_in_leader(title)) || has_lost_bookmark(text);
}

// Most lines are told by their last character, or by one that is rare, and need not be packed.
bool may_be_marked(std::string_view text) {
  return ends_in_digit(text) || text.find("错") != std::string_view::npos;
}

bool is_heading(std::string_view text) {
  while (!text.empty() && !text.starts_with("目")) {
    const std::size_t size = first_size(text);
    if (!is_blank(text.substr(0, size))) return false;
    text.remove_prefix(size);
  }
  return packed(text) == "目录";
}

bool is_entry(const Line& line, const Counts& counts) {
  const std::string_view title = without_page(line.text);
  if (title.size() < line.text.size() && !title.empty()) return true;
  return has_lost_bookmark(line.text) || counts.at(line.text) > 1;
}

void mark_below_headings(const std::vector<Paragraph*>& paragraphs) {
  std::vector<Line> lines;
  Counts counts;
  for (Paragraph* const paragraph : paragraphs) {
    lines.push_back({paragraph, packed(paragraph->text)});
    ++counts[lines.back().text];
  }
  bool below = false;
  for (Line& line : lines) {
    // The second of two like lines is the heading itself.
    below = line.text == "目录" || (below && is_entry(line, counts));
    line.paragraph->contents_line = line.paragraph->contents_line || below;
    --counts[line.text];
  }
}

}  // namespace

void mark_contents(std::vector<Block>& blocks) {
  std::vector<Paragraph*> paragraphs;
  bool heading = false;
  for (Block& block : blocks) {
    Paragraph* const paragraph = std::get_if<Paragraph>(&block);
    if (paragraph == nullptr || paragraph->story != Story::kBody) continue;
    paragraphs.push_back(paragraph);
    heading = heading || is_heading(paragraph->text);
    paragraph->contents_line = paragraph->contents_line || (may_be_marked(paragraph->text) &&
                                                            is_marked(packed(paragraph->text)));
  }
  if (heading) mark_below_headings(paragraphs);
}

}  // namespace jixiao
