// What becomes of every character of a plain text: a slow, obvious account for the fuzzer.
//
// Example: of "甲[bookmark: x]\n\t乙" the characters 甲 and 乙 must stand in blocks, in that order,
// and x must be a bookmark; a character that stands in no block must stand on a line that a note
// tells of, or be a bar or rule of a table drawn in characters.
#pragma once

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "document_properties.h"

namespace jixiao::fuzz {

struct TextCharacter {
  std::string_view character;
  int line = 1;      // 1-based
  bool tag = false;  // of a <br>, which breaks a line in a cell
};

// Characters that are no blanks, markers left out; the markers' names.
struct TextAccount {
  std::vector<TextCharacter> characters;
  std::string bookmarks;
  std::string images;
};

// Length of the line end the text begins with; 0: none.
inline std::size_t line_end_size(std::string_view text) {
  for (const std::string_view end : {"\r\n", "\n", "\r", "\f", "\xE2\x80\xA8", "\xE2\x80\xA9"}) {
    if (text.starts_with(end)) return end.size();
  }
  return 0;
}

inline std::size_t marker_size(std::string_view text, std::string_view opening) {
  if (!text.starts_with(opening)) return 0;
  for (std::size_t i = 0; i < text.size() && line_end_size(text.substr(i)) == 0; ++i) {
    if (text[i] == '\t') return 0;
    if (text[i] == ']') return i + 1;
  }
  return 0;
}

inline std::size_t break_tag_size(std::string_view text) {
  for (const std::string_view tag : {"<br>", "<br/>", "<br />", "<BR>", "<BR/>"}) {
    if (text.starts_with(tag)) return tag.size();
  }
  return 0;
}

inline TextAccount account_of(std::string_view text) {
  constexpr std::string_view kBookmark = "[bookmark: ";
  constexpr std::string_view kImage = "[image: ";
  TextAccount account;
  int line = 1;
  std::size_t tag = 0;  // bytes of a tag to come
  while (!text.empty()) {
    if (tag == 0) tag = break_tag_size(text);
    std::size_t size = line_end_size(text);
    if (size > 0) {
      ++line;
    } else if ((size = marker_size(text, kBookmark)) > 0) {
      account.bookmarks +=
          without_blanks(text.substr(kBookmark.size(), size - kBookmark.size() - 1));
    } else if ((size = marker_size(text, kImage)) > 0) {
      account.images += without_blanks(text.substr(kImage.size(), size - kImage.size() - 1));
    } else {
      size = character_size(text);
      const std::string_view character = text.substr(0, size);
      if (!is_blank_character(character)) account.characters.push_back({character, line, tag > 0});
    }
    tag -= std::min(tag, size);
    text.remove_prefix(size);
  }
  return account;
}

// Lines that a note speaks of.
inline std::set<int> noted_lines(const Document& document) {
  std::set<int> lines;
  for (const Unread& unread : document.unread) {
    if (unread.place.line > 0) lines.insert(unread.place.line);
  }
  return lines;
}

// Also the \ that makes a bar a part of its cell, full-width bars and U+2500..U+257F, and the
// quotes around a cell with line breaks.
inline bool is_drawing(const TextCharacter& one) {
  const std::string_view character = one.character;
  if (one.tag || character == "｜") return true;
  if (character.size() == 1)
    return std::string_view("|-=+:\\\"").find(character) != std::string::npos;
  return character.size() == 3 &&
         (character.starts_with("\xE2\x94") || character.starts_with("\xE2\x95"));
}

// Can the letters be had from the characters, in order, by leaving out only what may be left out?
// All ways are followed at once: `ends` are the numbers of letters that may be taken by now.
inline bool accounts_for(const std::vector<TextCharacter>& characters, std::string_view letters,
                         const std::set<int>& noted, bool drawn) {
  std::vector<std::size_t> ends{0};  // in order
  std::vector<std::size_t> next;
  for (const TextCharacter& one : characters) {
    const bool may_be_left_out = noted.count(one.line) > 0 || (drawn && is_drawing(one));
    next.clear();
    for (const std::size_t end : ends) {
      if (may_be_left_out && (next.empty() || next.back() != end)) next.push_back(end);
      if (letters.substr(end).starts_with(one.character)) {
        next.push_back(end + one.character.size());
      }
    }
    std::sort(next.begin(), next.end());
    next.erase(std::unique(next.begin(), next.end()), next.end());
    std::swap(ends, next);
    if (ends.empty()) return false;
  }
  return ends.back() == letters.size();
}

// The bookmarks of all blocks in order.
inline std::string bookmarks_of(const Document& document) {
  struct Collector {
    std::string names;
    void paragraph(const Paragraph& paragraph) {
      for (const std::string& name : paragraph.bookmarks()) names += without_blanks(name);
    }
    void open_table(const Table&) {}
    void open_cell(const Cell&) {}
    void close_cell(const Cell&) {}
    void close_table(const Table&) {}
  } collector;
  walk_blocks(document.blocks, collector);
  return std::move(collector.names);
}

inline bool has_table(const Document& document) {
  for (const Block& block : document.blocks) {
    if (std::holds_alternative<Table>(block)) return true;
  }
  return false;
}

}  // namespace jixiao::fuzz
