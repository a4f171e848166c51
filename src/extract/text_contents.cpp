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

// The text without white space of any kind.
std::string packed(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t size = 1;
    while (at + size < text.size() &&
           (static_cast<unsigned char>(text[at + size]) & 0xC0U) == 0x80U) {
      ++size;
    }
    if (!is_blank(text.substr(at, size))) result += text.substr(at, size);
    at += size;
  }
  return result;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

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

bool is_entry(const Line& line, const Counts& counts) {
  const std::string_view title = without_page(line.text);
  if (title.size() < line.text.size() && !title.empty()) return true;
  return has_lost_bookmark(line.text) || counts.at(line.text) > 1;
}

}  // namespace

void mark_contents(std::vector<Block>& blocks) {
  std::vector<Line> lines;
  Counts counts;
  for (Block& block : blocks) {
    Paragraph* const paragraph = std::get_if<Paragraph>(&block);
    if (paragraph == nullptr || paragraph->story != Story::kBody) continue;
    lines.push_back({paragraph, packed(paragraph->text)});
    ++counts[lines.back().text];
  }
  bool below = false;
  for (Line& line : lines) {
    const std::string_view title = without_page(line.text);
    const bool page = title.size() < line.text.size();
    const bool marked = (page && ends_in_leader(title)) || has_lost_bookmark(line.text);
    const bool heading = line.text == "目录";
    // The second of two like lines is the heading itself.
    below = heading || (below && is_entry(line, counts));
    line.paragraph->contents_line = marked || below;
    --counts[line.text];
  }
}

}  // namespace jixiao
