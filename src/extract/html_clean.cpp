#include "extract/html_clean.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace jixiao {
namespace {

// No page has so many; libxml2 compares each attribute of a tag with all before it.
constexpr int kMostAttributes = 128;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

bool has_name_at(std::string_view text, std::size_t at, std::string_view name) {
  if (text.size() < at + name.size()) return false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (lower(text[at + i]) != name[i]) return false;
  }
  return at + name.size() == text.size() || !is_letter(text[at + name.size()]);
}

// libxml2 leaves out this character and goes on, so a mark inside a word does not part it.
constexpr char kNoCharacter = '\x01';

void blank(std::string& text, std::size_t begin, std::size_t end, char with) {
  for (std::size_t i = begin; i < end; ++i) {
    if (text[i] != '\n' && text[i] != '\r') text[i] = with;
  }
}

void blank_controls(std::string& text) {
  for (char& c : text) {
    if ((static_cast<unsigned char>(c) < ' ' && !is_space(c)) || c == '\x7F') c = ' ';
  }
}

// Walks over a tag's attributes the way libxml2 does: a quote opens a value only behind '='.
class TagScan {
 public:
  TagScan(std::string& text, std::size_t at) : text_(text), at_(at) {}

  // The end of the tag, behind its '>'.
  std::size_t scan() {
    int attributes = 0;
    std::size_t surplus = 0;  // where the attributes begin that are too many
    for (;;) {
      skip([](char c) { return is_space(c) || c == '/'; });
      if (at_ >= text_.size() || text_[at_] == '>') break;
      if (++attributes == kMostAttributes + 1) surplus = at_;
      take_attribute();
    }
    if (surplus > 0) blank(text_, surplus, at_, ' ');
    return std::min(at_ + 1, text_.size());
  }

 private:
  template <typename Test>
  void skip(Test test) {
    while (at_ < text_.size() && test(text_[at_])) ++at_;
  }

  void take_attribute() {
    ++at_;  // a name may begin with anything, even '='
    skip([](char c) { return !is_space(c) && c != '/' && c != '>' && c != '='; });
    const std::size_t behind_name = at_;
    skip(is_space);
    if (at_ >= text_.size() || text_[at_] != '=') {
      at_ = behind_name;
      return;
    }
    ++at_;
    skip(is_space);
    if (at_ >= text_.size()) return;
    const char quote = text_[at_];
    if (quote != '"' && quote != '\'') {
      skip([](char c) { return !is_space(c) && c != '>'; });
      return;
    }
    at_ = std::min(text_.find(quote, at_ + 1), text_.size() - 1) + 1;
  }

  std::string& text_;
  std::size_t at_;
};

class Cleaner {
 public:
  explicit Cleaner(std::string& text) : text_(text) {}

  void clean() {
    while (at_ < text_.size()) {
      at_ = text_.find('<', at_);
      if (at_ == std::string::npos) return;
      step();
    }
  }

 private:
  void step() {
    const std::string_view rest = std::string_view(text_).substr(at_, 4);
    if (rest == "<!--") {
      skip_comment();
    } else if (rest.starts_with("<![")) {
      const std::size_t end = std::min(text_.find('>', at_), text_.size() - 1) + 1;
      blank(text_, at_, end, kNoCharacter);
      at_ = end;
    } else if (rest.size() > 1 && is_letter(rest[1])) {
      skip_element();
    } else {
      ++at_;
    }
  }

  void skip_comment() {
    at_ += 4;
    if (!comments_end_) return;
    const std::size_t end = text_.find("-->", at_);
    comments_end_ = end != std::string::npos;
    if (comments_end_) at_ = end + 3;
  }

  void skip_element() {
    const bool script = has_name_at(text_, at_ + 1, "script");
    const bool style = has_name_at(text_, at_ + 1, "style");
    while (at_ < text_.size() && !is_space(text_[at_]) && text_[at_] != '/' && text_[at_] != '>') {
      ++at_;
    }
    at_ = TagScan(text_, at_).scan();
    if (script) skip_raw("script");
    if (style) skip_raw("style");
  }

  void skip_raw(std::string_view name) {
    do {
      at_ = text_.find("</", at_);
      if (at_ == std::string::npos) return;
      at_ += 2;
    } while (!has_name_at(text_, at_, name));
  }

  std::string& text_;
  std::size_t at_ = 0;
  bool comments_end_ = true;  // false: no "-->" stands ahead
};

}  // namespace

void clean_html(std::string& text) {
  blank_controls(text);
  Cleaner(text).clean();
}

}  // namespace jixiao
