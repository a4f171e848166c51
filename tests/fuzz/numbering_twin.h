// The labels of a list by looking back over all paragraphs before each one: a slow, obvious twin of
// the counters, for lists of decimal numbers in up to three levels.
//
// Example: levels 0 1 1 0 of one list that starts at 1 are "1." "1.1." "1.2." "2.".
// The rules are those of the reader: a level counts on from the last paragraph that used it, unless
// a paragraph of a higher level that restarts it stands between; a level that is skipped counts as
// used; a start override holds for the first use of its list and level.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jixiao::fuzz {

constexpr int kTwinLevels = 3;

struct TwinLevel {
  int start = 0;
  int restart = -1;  // none
};

struct TwinList {
  int abstract = 0;
  std::array<int, kTwinLevels> overrides{-1, -1, -1};  // none
};

struct TwinStep {
  int list = 0;
  int level = 0;
};

// Two sets of levels, three lists over them, and paragraphs, made of the bytes.
struct TwinNumbering {
  std::array<std::array<TwinLevel, kTwinLevels>, 2> abstracts;
  std::array<TwinList, 3> lists{{{0, {-1, -1, -1}}, {0, {-1, -1, -1}}, {1, {-1, -1, -1}}}};
  std::vector<TwinStep> steps;
};

inline TwinNumbering make_numbering(std::string_view bytes) {
  constexpr std::size_t kMostSteps = 40;
  TwinNumbering made;
  const auto take = [&bytes] {
    if (bytes.empty()) return 0;
    const int byte = static_cast<unsigned char>(bytes[0]);
    bytes.remove_prefix(1);
    return byte;
  };
  for (auto& levels : made.abstracts) {
    for (TwinLevel& level : levels) {
      level.start = take() % 4;
      level.restart = take() % 6 - 1;
    }
  }
  for (int& start : made.lists[1].overrides) {
    const int byte = take();
    if (byte >= 0x80) start = byte % 4;
  }
  while (!bytes.empty() && made.steps.size() < kMostSteps) {
    const int byte = take();
    made.steps.push_back({byte % 3, byte / 3 % kTwinLevels});
  }
  return made;
}

inline std::string xml_of(const TwinNumbering& numbering) {
  constexpr std::array<const char*, kTwinLevels> kTexts{"%1.", "%1.%2.", "%1.%2.%3."};
  std::string xml =
      R"(<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">)";
  const auto value = [&xml](const char* name, const std::string& text) {
    xml.append("<w:").append(name).append(" w:val=\"").append(text).append("\"/>");
  };
  for (std::size_t a = 0; a < numbering.abstracts.size(); ++a) {
    xml += "<w:abstractNum w:abstractNumId=\"" + std::to_string(a) + "\">";
    for (std::size_t i = 0; i < kTwinLevels; ++i) {
      const TwinLevel& level = numbering.abstracts[a][i];
      xml += "<w:lvl w:ilvl=\"" + std::to_string(i) + "\">";
      value("start", std::to_string(level.start));
      value("numFmt", "decimal");
      if (level.restart >= 0) value("lvlRestart", std::to_string(level.restart));
      value("lvlText", kTexts[i]);
      xml += "</w:lvl>";
    }
    xml += "</w:abstractNum>";
  }
  for (std::size_t n = 0; n < numbering.lists.size(); ++n) {
    xml += "<w:num w:numId=\"" + std::to_string(n + 1) + "\">";
    value("abstractNumId", std::to_string(numbering.lists[n].abstract));
    for (std::size_t i = 0; i < kTwinLevels; ++i) {
      const int start = numbering.lists[n].overrides[i];
      if (start < 0) continue;
      xml += "<w:lvlOverride w:ilvl=\"" + std::to_string(i) + "\">";
      value("startOverride", std::to_string(start));
      xml += "</w:lvlOverride>";
    }
    xml += "</w:num>";
  }
  return xml + "</w:numbering>";
}

class TwinCounter {
 public:
  explicit TwinCounter(const TwinNumbering& numbering) : numbering_(numbering) {}

  std::string label(std::size_t step) const {
    std::string text;
    for (int level = 0; level <= numbering_.steps[step].level; ++level) {
      text += std::to_string(shown(step, level)) + ".";
    }
    return text;
  }

 private:
  int abstract_of(std::size_t step) const {
    return numbering_.lists[static_cast<std::size_t>(numbering_.steps[step].list)].abstract;
  }

  const TwinLevel& level_of(std::size_t step, int level) const {
    return numbering_
        .abstracts[static_cast<std::size_t>(abstract_of(step))][static_cast<std::size_t>(level)];
  }

  // The last paragraph before this one from which the level counts on.
  std::optional<std::size_t> last_use(std::size_t step, int level) const {
    for (std::size_t before = step; before-- > 0;) {
      if (abstract_of(before) != abstract_of(step)) continue;
      const int used = numbering_.steps[before].level;
      if (used >= level) return before;
      const int restart = level_of(step, level).restart;
      const bool told = restart >= 0 && restart <= level;
      const bool cleared = !told || (restart != 0 && used + 1 <= restart);
      if (cleared) return std::nullopt;
    }
    return std::nullopt;
  }

  // Was the start of the level asked for by this paragraph, and not taken from one before?
  bool begins(std::size_t step, int level) const {
    const int used = numbering_.steps[step].level;
    if (used == level) return true;
    return used > level && !last_use(step, level);
  }

  std::optional<int> override_at(std::size_t step, int level) const {
    const int list = numbering_.steps[step].list;
    const int start =
        numbering_.lists[static_cast<std::size_t>(list)].overrides[static_cast<std::size_t>(level)];
    if (start < 0) return std::nullopt;
    for (std::size_t before = 0; before < step; ++before) {
      if (numbering_.steps[before].list == list && begins(before, level)) return std::nullopt;
    }
    return start;
  }

  // The number that the paragraph shows for a level that is not deeper than its own.
  int shown(std::size_t step, int level) const {
    const std::optional<std::size_t> last = last_use(step, level);
    if (begins(step, level)) {
      if (const std::optional<int> start = override_at(step, level)) return *start;
    }
    if (!last) return level_of(step, level).start;
    return shown(*last, level) + (numbering_.steps[step].level == level ? 1 : 0);
  }

  const TwinNumbering& numbering_;
};

}  // namespace jixiao::fuzz
