// Paragraphs of BodyReader: their text, level, list number, bookmarks, and what they hold that is
// no text.
#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "extract/docx_body.h"
#include "extract/docx_heading.h"
#include "value/failure.h"

namespace jixiao {
namespace {

constexpr int kBodyTextLevel = 9;

struct MediaNote {
  unsigned bit;
  const char* what;
  const char* what_en;
};

constexpr std::array<MediaNote, 6> kMediaNotes = {{
    {kPictures, "图片未读取", "a picture was not read"},
    {kObjects, "嵌入对象未读取", "an embedded object was not read"},
    {kCharts, "图表未读取", "a chart was not read"},
    {kDiagrams, "SmartArt 图形未读取", "a SmartArt diagram was not read"},
    {kWorkbooks, "嵌入的工作簿未读取", "an embedded workbook was not read"},
    {kOutside, "文档之外的内容未获取", "content outside the document was not fetched"},
}};

// Names of parts in one note; more are only counted.
constexpr std::size_t kMostNames = 5;

unsigned media_kind(Tag tag) {
  switch (tag) {
    case Tag::kPicture:
      return kPictures;
    case Tag::kChart:
      return kCharts;
    case Tag::kDiagram:
      return kDiagrams;
    default:
      return kObjects;
  }
}

bool is_workbook(std::string_view part, std::string_view program) {
  const std::size_t dot = part.rfind('.');
  const std::string_view extension = dot == std::string_view::npos ? "" : part.substr(dot + 1);
  return program.starts_with("Excel.") || extension.starts_with("xls") ||
         extension.starts_with("XLS");
}

// The attribute that names what a drawing shows.
std::string_view media_id(const XmlElement& element) {
  // dm is the data of a diagram.
  for (const std::string_view name : {"embed", "id", "dm", "link"}) {
    if (const auto id = element.attribute(Ns::kRelationId, name)) return *id;
  }
  return "";
}

unsigned kinds_of(const std::vector<MediaPart>& media) {
  unsigned kinds = 0;
  for (const MediaPart& one : media) kinds |= one.kind;
  return kinds;
}

// "：a、b 等 7 个" for the parts of that kind, or nothing.
std::string named_parts(const std::vector<MediaPart>& media, unsigned kind, bool chinese) {
  std::vector<std::string_view> names;
  std::set<std::string_view> known;
  for (const MediaPart& one : media) {
    if (one.kind == kind && !one.name.empty() && known.insert(one.name).second) {
      names.push_back(one.name);
    }
  }
  std::string result;
  for (std::size_t i = 0; i < std::min(names.size(), kMostNames); ++i) {
    const std::string_view between = chinese ? "、" : ", ";
    result += i == 0 ? (chinese ? "：" : ": ") : between;
    result += names[i];
  }
  if (names.size() > kMostNames) {
    const std::string count = std::to_string(names.size());
    result += chinese ? " 等 " + count + " 个" : " and more, " + count + " in all";
  }
  return result;
}

bool names_list(const OpenParagraph& open) {
  const std::optional<int>& id = open.number_id ? open.number_id : open.style->number_id;
  return id && *id != 0 && !open.mark_deleted;
}

}  // namespace

// Steps that only this file takes are inline (xml_scan.cpp tells why).
BodyReader::Role BodyReader::open_paragraph() {
  close_paragraph();
  flow().open_paragraph();
  flow().paragraph()->style = &styles_.default_facts();
  return Role::kParagraph;
}

OpenParagraph& BodyReader::need_paragraph() {
  // Text outside any paragraph is not allowed, but it is text.
  if (flow().paragraph() == nullptr) open_paragraph();
  return *flow().paragraph();
}

void BodyReader::close_paragraph() {
  OpenParagraph* const open = flow().paragraph();
  if (open == nullptr) return;
  finish_paragraph(*open);
  flow().close_paragraph();
}

void BodyReader::open_bookmark(const XmlElement& element) {
  const std::string_view name = element.attribute(Ns::kWord, "name").value_or("");
  flow().add_bookmark(name);
  if (collected_ == nullptr || collected_->count(name) == 0) return;
  seen_bookmarks_.emplace(name);
  open_bookmarks_.emplace(element.attribute(Ns::kWord, "id").value_or(""), name);
}

void BodyReader::close_bookmark(const XmlElement& element) {
  open_bookmarks_.erase(std::string(element.attribute(Ns::kWord, "id").value_or("")));
}

// Bookmarks may overlap, so what is collected can be more than the part holds.
void BodyReader::collect_text(std::string_view text) {
  for (const auto& [id, name] : open_bookmarks_) {
    collected_bytes_ += text.size();
    if (collected_bytes_ > limits_.part_bytes) {
      throw Failure(FailureKind::kLimit, "the texts of bookmarks take more than " +
                                             std::to_string(limits_.part_bytes) +
                                             " bytes (limit part_bytes)");
    }
    (*collected_)[name] += text;
  }
}

void BodyReader::add_note_reference(const XmlElement& element) {
  Story story = Story::kFootnote;
  if (element.tag == Tag::kEndnoteReference) story = Story::kEndnote;
  if (element.tag == Tag::kCommentReference) story = Story::kComment;
  const std::string_view id = element.attribute(Ns::kWord, "id").value_or("");
  if (skipped_ > 0 || !moved_.empty()) {
    references_.removed_notes.emplace(story, id);
  } else {
    need_paragraph();
    flow().refer(story, id);
  }
}

inline void BodyReader::finish_paragraph(OpenParagraph& open) {
  if (open.number_inserted) {
    open.number_id.reset();
    open.number_level.reset();
  }
  // A code that has not ended with its paragraph may never end; better a code read than text lost.
  if (!open.held.empty()) {
    open.paragraph.text.insert(std::min(open.held_at, open.paragraph.text.size()), open.held);
  }
  write_media_notes(open);
  open.paragraph.contents_line = open.style->contents_line || contents_sdts_ > 0;
  std::optional<ListPlace> list;
  if (names_list(open)) list = find_list(open);
  read_level(open, list);
  if (list && is_counted(open)) number_paragraph(open, *list);
  if (stories_.size() == 1 && open.paragraph.level)
    tally_.sequences.add_heading(*open.paragraph.level);
  guess_level(open);
  if (collected_ != nullptr) collect_text("\n");
}

void BodyReader::read_level(OpenParagraph& open, const std::optional<ListPlace>& list) {
  Paragraph& paragraph = open.paragraph;
  const bool direct = open.outline && *open.outline >= 0 && *open.outline <= kBodyTextLevel;
  if (direct) {
    paragraph.level_source = LevelSource::kParagraph;
    if (*open.outline < kBodyTextLevel) paragraph.level = *open.outline + 1;
    return;
  }
  paragraph.level = open.style->level;
  if (open.style->level || open.style->body_text) {
    paragraph.level_source = open.style->named ? LevelSource::kStyleName : LevelSource::kStyle;
    return;
  }
  if (!list) return;
  // The list may be tied to heading styles though this paragraph has another style.
  const ListLevel* const level = numbering_.level(*list);
  if (level == nullptr || level->style.empty()) return;
  paragraph.level = styles_.facts(level->style).level;
  if (paragraph.level) paragraph.level_source = LevelSource::kList;
}

// Only where nothing says whether it is a heading: "body text" says that it is none.
inline void BodyReader::guess_level(OpenParagraph& open) {
  Paragraph& paragraph = open.paragraph;
  const bool free = paragraph.story == Story::kBody && flow().nesting() == 0;
  const bool told = paragraph.level || paragraph.level_source != LevelSource::kUnknown;
  if (!free || told || paragraph.contents_line || open.field_contents) return;
  paragraph.guessed_level = guess_heading_level(paragraph_text(paragraph));
}

// Of a paragraph that names one.
inline std::optional<ListPlace> BodyReader::find_list(const OpenParagraph& open) {
  if (numbering_.empty() && tally_.numbered++ == 0) flow().note(FlowNote::Kind::kNumbering);
  if (open.number_level && (*open.number_level < 0 || *open.number_level >= kListLevels)) {
    tell_once("ilvl", "有段落的编号级别超出范围，其自动编号未读取",
              "a paragraph has a list level that does not exist, its number was not read");
  }
  return numbering_.find_place({open.number_id, open.number_level}, *open.style);
}

inline bool BodyReader::is_mark_hidden(const OpenParagraph& open) const {
  return open.mark_hidden.value_or(open.style->vanish);
}

// Word counts empty paragraphs, but not those it does not show.
inline bool BodyReader::is_counted(const OpenParagraph& open) {
  const bool empty = open.paragraph.text.empty() && open.media.empty();
  if (empty && (open.ends_section || is_mark_hidden(open))) return false;
  const RawCell* const cell = flow().cell();
  if (cell == nullptr) return true;
  return !cell->deleted && !(empty && cell->vertical == Merge::kContinue);
}

inline void BodyReader::number_paragraph(OpenParagraph& open, ListPlace list) {
  ListCounters& counters = stories_.size() > 1 ? box_counters_ : counters_;
  std::string label = counters.next_label(numbering_, list);
  if (is_mark_hidden(open)) return;
  open.paragraph.set_label(std::move(label));
  if (const ListLevel* level = numbering_.level(list)) tell_doubts(*level);
}

inline void BodyReader::tell_doubts(const ListLevel& level) {
  const std::string& format = level.unknown_format;
  if (!format.empty()) {
    tell_once("numFmt " + format, "编号格式 " + format + " 无法识别，按阿拉伯数字读取",
              "the number format " + format + " is not known, read as decimal");
  }
  if (level.cut) {
    tell_once("lvlText", "编号文字过长，超出部分未读取",
              "the text of an automatic number is too long, the rest of it was not read");
  }
  if (level.unknown_sign) {
    tell_once("bullet", "项目符号无法识别，以 U+FFFD 代替",
              "a bullet of a symbol font is not known, U+FFFD stands for it");
  }
}

inline void BodyReader::write_media_notes(OpenParagraph& open) {
  if (open.media.empty()) return;
  unsigned kinds = kinds_of(open.media);
  // The image that stands for an embedded object is part of it.
  if ((kinds & (kObjects | kWorkbooks)) != 0) kinds &= ~static_cast<unsigned>(kPictures);
  // A w:object holds the object that is named; without one it is told as it is.
  if ((kinds & kWorkbooks) != 0) kinds &= ~static_cast<unsigned>(kObjects);
  // A cell with many pictures is told once, unless they have names.
  unsigned named = 0;
  for (const MediaPart& one : open.media) named |= one.name.empty() ? 0U : one.kind;
  const unsigned untold = flow().take_untold_media(kinds) | (kinds & named);
  for (const MediaNote& note : kMediaNotes) {
    if ((untold & note.bit) == 0) continue;
    flow().note(note.what + named_parts(open.media, note.bit, true),
                note.what_en + named_parts(open.media, note.bit, false));
  }
}

// False: the diagram has no text that can be read.
inline bool BodyReader::add_diagram(std::string_view id) {
  if (!read_diagram_) return false;
  std::optional<Flow> box = read_diagram_(id);
  if (!box) return false;
  need_paragraph();
  flow().add_box(std::move(*box));
  return true;
}

void BodyReader::tell_media(const XmlElement& element) {
  if (!moved_.empty() || placeholders_ > 0) return;
  MediaPart media{media_kind(element.tag), ""};
  const std::string_view id = media_id(element);
  if (element.tag == Tag::kDiagram && add_diagram(id)) return;
  if (!id.empty() && name_part_) {
    NamedPart part = name_part_(id);
    if (part.outside) media.kind = kOutside;
    media.name = std::move(part.name);
  }
  const std::string_view program = element.attribute(Ns::kNone, "ProgID").value_or("");
  if (media.kind == kObjects && is_workbook(media.name, program)) media.kind = kWorkbooks;
  need_paragraph().media.push_back(std::move(media));
}

}  // namespace jixiao
