// numbering.xml -> lists as written: abstract lists with up to nine levels, numbered instances of
// them with overrides. Nothing is resolved here (numbering.h).
//
// Example: <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>
// <w:lvlText w:val="%1、"/></w:lvl> is a level with start 1 and the template {"", 0}, {"、"}.
// Reads what counts for the label; skips indents, fonts but symbol fonts, picture bullets (they
// become "•"), w:suff (what stands between label and text is never part of the label).
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/docx_symbols.h"
#include "extract/number_format.h"
#include "extract/xml.h"

namespace jixiao {

inline constexpr int kListLevels = 9;

// A stretch of a template: text, then the number of a level (-1: no number behind it).
struct LabelPiece {
  std::string text;
  int level = -1;
};

struct ListLevel {
  NumberFormat format = kDecimalFormat;
  int start = 0;               // 17.9.25: an absent w:start is 0
  std::optional<int> restart;  // w:lvlRestart, as written
  bool legal = false;          // w:isLgl
  bool hidden = false;         // w:vanish of the number itself
  std::string style;           // id of the paragraph style tied to this level
  std::vector<LabelPiece> label;
  std::string unknown_format;  // what w:numFmt says, if that is not known; the format is decimal
  bool cut = false;            // the template was longer than Word allows
  bool unknown_sign = false;   // a bullet of a symbol font that has no known sign
};

// Indices into ListDefinitions::levels, -1 where nothing is defined.
using LevelIndices = std::array<int, kListLevels>;
inline constexpr LevelIndices kNoLevels = {-1, -1, -1, -1, -1, -1, -1, -1, -1};

struct AbstractList {
  LevelIndices levels = kNoLevels;
  bool single_level = false;
  std::string style;       // w:styleLink: the numbering style that is defined here
  std::string style_link;  // w:numStyleLink: the numbering style that defines this list
};

struct ListInstance {
  std::optional<int> abstract_id;
  LevelIndices levels = kNoLevels;                  // w:lvlOverride/w:lvl
  std::array<int, kListLevels> starts = kNoLevels;  // w:startOverride, -1: none
};

struct ListDefinitions {
  std::vector<ListLevel> levels;
  std::map<int, AbstractList> abstracts;  // by w:abstractNumId
  std::map<int, ListInstance> instances;  // by w:numId
};

// Template text of w:lvlText with its placeholders %1 to %9. At most 31 characters count, a
// placeholder as one (MS-OI29500 2.1.283); `cut` says that there were more.
std::vector<LabelPiece> parse_label_template(std::string_view text, bool& cut);

// Visits numbering.xml.
class NumberingPart : public XmlVisitor {
 public:
  XmlDemand demand() const override { return XmlDemand::kNumbering; }
  void start(const XmlElement& element) override;
  void end(Tag tag) override;
  void text(std::string_view) override {}

  ListDefinitions made;

 private:
  void open_level(const XmlElement& element);
  void read_abstract(const XmlElement& element);
  void read_instance(const XmlElement& element);
  void read_level(const XmlElement& element);
  void read_format(const XmlElement& element);
  void close_level();
  LevelIndices* open_levels();

  // Pieces that are open; a second definition with an id that was seen is read into nowhere.
  AbstractList* abstract_ = nullptr;
  ListInstance* instance_ = nullptr;
  int override_ = -1;  // level of the open w:lvlOverride
  int level_ = -1;     // index of the open level
  std::string template_;
  bool picture_ = false;
  bool format_known_ = false;
  std::optional<SymbolFont> font_;
  AbstractList repeated_abstract_;
  ListInstance repeated_instance_;
};

}  // namespace jixiao
