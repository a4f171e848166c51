// Bytes -> a document of a small grammar, so that a fuzzer reaches nested tables without having to
// guess tags.
//
// Example: with the grammar {{"", "", "", {"p"}, false}, {"p", "<p>", "</p>", {}, true}} the bytes
// {0, 0x81, 0xC0} are <p>乙</p>. Every element that is opened is closed.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace jixiao::fuzz {

struct GrammarElement {
  std::string_view name;
  std::string_view open;
  std::string_view close;
  std::vector<std::string_view> children;
  bool text = false;  // may hold text
};

// The first element is the root. A byte below 0x80 opens a child, one below 0xC0 adds a character,
// the others close.
inline std::string generate(const std::vector<GrammarElement>& grammar, std::string_view bytes) {
  constexpr std::array<std::string_view, 8> kTexts{"甲", "乙", "丙", "1", "%", " ", "≥", "\t"};
  const auto find = [&](std::string_view name) -> const GrammarElement& {
    for (const GrammarElement& element : grammar) {
      if (element.name == name) return element;
    }
    return grammar.front();
  };
  std::vector<const GrammarElement*> open{&grammar.front()};
  std::string out(open.back()->open);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    const GrammarElement& top = *open.back();
    if (byte < 0x80 && !top.children.empty()) {
      open.push_back(&find(top.children[byte % top.children.size()]));
      out += open.back()->open;
    } else if (byte < 0xC0 && top.text) {
      out += kTexts[byte % kTexts.size()];
    } else if (open.size() > 1) {
      out += top.close;
      open.pop_back();
    }
  }
  for (; !open.empty(); open.pop_back()) out += open.back()->close;
  return out;
}

}  // namespace jixiao::fuzz
