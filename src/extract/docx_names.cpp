#include "extract/docx_names.h"

#include <cstddef>

namespace jixiao {
namespace {

template <typename Meaning>
struct Listed {
  std::string_view name;
  Meaning meaning{};
};
using ListedTag = Listed<Tag>;

// A hash table that the compiler fills from lists: most names are found, or are not, at the first
// look. It looks at five bytes of a name, which is enough to tell most of them apart.
template <typename Meaning, std::size_t kSlots>
class ListedNames {
 public:
  template <std::size_t... kSizes>
  explicit constexpr ListedNames(const Listed<Meaning> (&... lists)[kSizes]) {
    static_assert(2 * (kSizes + ...) < kSlots);
    (add(lists), ...);
  }
  // `otherwise` if it is not listed.
  Meaning find(std::string_view name, Meaning otherwise) const {
    if (name.empty()) return otherwise;
    const Listed<Meaning>& slot = slots_[slot_of(name)];
    return slot.name == name ? slot.meaning : otherwise;
  }

 private:
  template <std::size_t kSize>
  constexpr void add(const Listed<Meaning> (&list)[kSize]) {
    for (const Listed<Meaning>& one : list) slots_[slot_of(one.name)] = one;
  }
  // Of the name, or the empty one where it would stand.
  constexpr std::size_t slot_of(std::string_view name) const {
    const std::size_t last = name.size() - 1;
    std::size_t mixed = name.size();
    for (const std::size_t at : {std::size_t{0}, last / 4, last / 2, last - last / 4, last}) {
      mixed = mixed * 37 + static_cast<unsigned char>(name[at]);
    }
    std::size_t slot = (mixed ^ mixed >> 9) % kSlots;
    while (!slots_[slot].name.empty() && slots_[slot].name != name) slot = (slot + 1) % kSlots;
    return slot;
  }

  std::array<Listed<Meaning>, kSlots> slots_{};
};

constexpr Listed<Ns> kListedFamilies[] = {
    {"http://www.w3.org/XML/1998/namespace", Ns::kXml},
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", Ns::kWord},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", Ns::kWord},
    {"http://schemas.openxmlformats.org/officeDocument/2006/math", Ns::kMath},
    {"http://purl.oclc.org/ooxml/officeDocument/math", Ns::kMath},
    {"http://schemas.openxmlformats.org/markup-compatibility/2006", Ns::kCompatibility},
    {"http://schemas.microsoft.com/office/word/2010/wordml", Ns::kWord2010},
    {"http://schemas.microsoft.com/office/word/2006/wordml", Ns::kWord2006},
    {"http://schemas.microsoft.com/office/word/2012/wordml", Ns::kWordLater},
    {"http://schemas.microsoft.com/office/word/2015/wordml/symex", Ns::kWordLater},
    {"http://schemas.microsoft.com/office/word/2016/wordml/cid", Ns::kWordLater},
    {"http://schemas.microsoft.com/office/word/2018/wordml", Ns::kWordLater},
    {"http://schemas.microsoft.com/office/word/2018/wordml/cex", Ns::kWordLater},
    {"http://schemas.microsoft.com/office/word/2010/wordprocessingShape", Ns::kShape},
    {"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup", Ns::kShapeGroup},
    {"http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas", Ns::kShapeCanvas},
    {"http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing", Ns::kDrawing2010},
    {"http://schemas.microsoft.com/office/drawing/2010/main", Ns::kDrawing2010},
    {"http://schemas.openxmlformats.org/drawingml/2006/main", Ns::kDrawing},
    {"http://purl.oclc.org/ooxml/drawingml/main", Ns::kDrawing},
    {"http://schemas.openxmlformats.org/drawingml/2006/picture", Ns::kPicture},
    {"http://purl.oclc.org/ooxml/drawingml/picture", Ns::kPicture},
    {"urn:schemas-microsoft-com:vml", Ns::kVml},
    {"urn:schemas-microsoft-com:office:office", Ns::kOffice},
    {"http://schemas.openxmlformats.org/drawingml/2006/chart", Ns::kChart},
    {"http://purl.oclc.org/ooxml/drawingml/chart", Ns::kChart},
    {"http://schemas.microsoft.com/office/drawing/2014/chartex", Ns::kChart},
    {"http://schemas.openxmlformats.org/drawingml/2006/diagram", Ns::kDiagram},
    {"http://purl.oclc.org/ooxml/drawingml/diagram", Ns::kDiagram},
    {"http://schemas.openxmlformats.org/officeDocument/2006/relationships", Ns::kRelationId},
    {"http://purl.oclc.org/ooxml/officeDocument/relationships", Ns::kRelationId},
    {"http://schemas.openxmlformats.org/package/2006/relationships", Ns::kRelations},
    {"http://schemas.openxmlformats.org/package/2006/content-types", Ns::kContentTypes},
    {"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties", Ns::kProperties},
    {"http://purl.oclc.org/ooxml/officeDocument/extendedProperties", Ns::kProperties},
    {"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
     Ns::kCustomProperties},
    {"http://purl.oclc.org/ooxml/officeDocument/customProperties", Ns::kCustomProperties},
};

constexpr ListedNames<Ns, 128> kFamilies(kListedFamilies);

constexpr ListedTag kWordNames[] = {
    {"document", Tag::kDocument},
    {"p", Tag::kParagraph},
    {"tbl", Tag::kTable},
    {"tblGrid", Tag::kTableGrid},
    {"gridCol", Tag::kGridColumn},
    {"tr", Tag::kRow},
    {"tc", Tag::kCell},
    {"txbxContent", Tag::kTextboxContent},
    {"footnote", Tag::kNote},
    {"endnote", Tag::kNote},
    {"comment", Tag::kNote},
    {"sdt", Tag::kSdt},
    {"del", Tag::kDeleted},
    {"moveFrom", Tag::kDeleted},
    {"ins", Tag::kInserted},
    {"moveTo", Tag::kInserted},
    {"moveFromRangeStart", Tag::kMoveFromStart},
    {"moveFromRangeEnd", Tag::kMoveFromEnd},
    {"moveToRangeStart", Tag::kMoveToStart},
    {"moveToRangeEnd", Tag::kMoveToEnd},
    {"sectPr", Tag::kSectionProperties},
    {"headerReference", Tag::kHeaderReference},
    {"footerReference", Tag::kFooterReference},
    {"altChunk", Tag::kAltChunk},
    {"subDoc", Tag::kAltChunk},
    {"r", Tag::kRun},
    {"t", Tag::kText},
    {"instrText", Tag::kInstruction},
    {"delText", Tag::kDeletedText},
    {"delInstrText", Tag::kDeletedInstruction},
    {"tab", Tag::kTab},
    {"ptab", Tag::kTab},
    {"br", Tag::kBreak},
    {"cr", Tag::kBreak},
    {"noBreakHyphen", Tag::kNoBreakHyphen},
    {"sym", Tag::kSymbol},
    {"bookmarkStart", Tag::kBookmark},
    {"bookmarkEnd", Tag::kBookmarkEnd},
    {"fldChar", Tag::kFieldChar},
    {"fldSimple", Tag::kSimpleField},
    {"footnoteReference", Tag::kFootnoteReference},
    {"endnoteReference", Tag::kEndnoteReference},
    {"commentReference", Tag::kCommentReference},
    {"object", Tag::kEmbedded},
};

constexpr ListedTag kPropertyNames[] = {
    {"pPr", Tag::kParagraphProperties},
    {"rPr", Tag::kRunProperties},
    {"trPr", Tag::kRowProperties},
    {"tcPr", Tag::kCellProperties},
    {"sdtPr", Tag::kSdtProperties},
    {"pStyle", Tag::kParagraphStyle},
    {"rStyle", Tag::kRunStyle},
    {"outlineLvl", Tag::kOutlineLevel},
    {"numPr", Tag::kNumberingProperties},
    {"numId", Tag::kNumberId},
    {"ilvl", Tag::kNumberLevel},
    {"rFonts", Tag::kFonts},
    {"vanish", Tag::kVanish},
    {"webHidden", Tag::kWebHidden},
    {"gridSpan", Tag::kGridSpan},
    {"vMerge", Tag::kVerticalMerge},
    {"hMerge", Tag::kHorizontalMerge},
    {"gridBefore", Tag::kGridBefore},
    {"gridAfter", Tag::kGridAfter},
    {"cellDel", Tag::kCellDeleted},
    {"cellIns", Tag::kCellInserted},
    {"cellMerge", Tag::kCellMerge},
    {"showingPlcHdr", Tag::kPlaceholder},
    {"docPartGallery", Tag::kPartGallery},
    {"checkBox", Tag::kFormCheckbox},
    {"default", Tag::kFormDefault},
    {"checked", Tag::kFormChecked},
    {"result", Tag::kFormResult},
    {"listEntry", Tag::kFormEntry},
    {"style", Tag::kStyle},
    {"name", Tag::kName},
    {"basedOn", Tag::kBasedOn},
};

constexpr ListedTag kNumberingNames[] = {
    {"num", Tag::kNumber},
    {"abstractNum", Tag::kAbstractList},
    {"abstractNumId", Tag::kAbstractListId},
    {"multiLevelType", Tag::kMultiLevelType},
    {"styleLink", Tag::kStyleLink},
    {"numStyleLink", Tag::kNumberStyleLink},
    {"lvlOverride", Tag::kListOverride},
    {"startOverride", Tag::kStartOverride},
    {"lvl", Tag::kListLevel},
    {"start", Tag::kStart},
    {"numFmt", Tag::kNumberFormat},
    {"lvlText", Tag::kLevelText},
    {"lvlRestart", Tag::kLevelRestart},
    {"isLgl", Tag::kLegal},
    {"lvlPicBulletId", Tag::kPictureBullet},
};

// Names without a meaning of their own. The skipped ones hold old values or marks; none holds text.
constexpr Tag kThrough = Tag::kTransparent;
constexpr Tag kOut = Tag::kSkipped;
constexpr ListedTag kPlainWordNames[] = {
    {"body", kThrough},
    {"hdr", kThrough},
    {"ftr", kThrough},
    {"footnotes", kThrough},
    {"endnotes", kThrough},
    {"comments", kThrough},
    {"styles", kThrough},
    {"numbering", kThrough},
    {"hyperlink", kThrough},
    {"smartTag", kThrough},
    {"sdtContent", kThrough},
    {"customXml", kThrough},
    {"dir", kThrough},
    {"bdo", kThrough},
    {"ruby", kThrough},
    {"rubyBase", kThrough},
    {"drawing", kThrough},
    {"pict", kThrough},
    {"docPartObj", kThrough},
    {"docPartList", kThrough},
    {"ffData", kThrough},
    {"ddList", kThrough},
    {"rt", kOut},
    {"rPrChange", kOut},
    {"pPrChange", kOut},
    {"tblPrChange", kOut},
    {"tblGridChange", kOut},
    {"tblPrExChange", kOut},
    {"trPrChange", kOut},
    {"tcPrChange", kOut},
    {"sectPrChange", kOut},
    {"numberingChange", kOut},
    {"tblPr", kOut},
    {"tblPrEx", kOut},
    {"tabs", kOut},
    {"proofErr", kOut},
    {"softHyphen", kOut},
    {"lastRenderedPageBreak", kOut},
    {"customXmlPr", kOut},
    {"smartTagPr", kOut},
    {"sdtEndPr", kOut},
    {"rubyPr", kOut},
};

constexpr ListedTag kMathNames[] = {
    {"t", Tag::kMathText},
    {"den", Tag::kMathDenominator},
    {"sub", Tag::kMathSub},
    {"sup", Tag::kMathSup},
    {"d", Tag::kMathDelimited},
    {"e", Tag::kMathElement},
    {"rad", Tag::kMathRadical},
    {"nary", Tag::kMathNary},
    {"naryPr", Tag::kMathNaryProperties},
    {"begChr", Tag::kMathBegin},
    {"endChr", Tag::kMathEnd},
    {"sepChr", Tag::kMathSeparator},
    {"chr", Tag::kMathOperator},
};

constexpr ListedNames<Tag, 512> kWordTags(kWordNames, kPropertyNames, kNumberingNames,
                                          kPlainWordNames);
constexpr ListedNames<Tag, 64> kMathTags(kMathNames);

struct OtherName {
  std::string_view local;
  Ns ns;
  Tag tag;
};

constexpr OtherName kOtherNames[] = {
    {"AlternateContent", Ns::kCompatibility, Tag::kAlternate},
    {"Choice", Ns::kCompatibility, Tag::kChoice},
    {"Fallback", Ns::kCompatibility, Tag::kFallback},
    {"checked", Ns::kWord2010, Tag::kCheckboxState},
    {"txbxContent", Ns::kWord2006, Tag::kTextboxContent},
    {"blip", Ns::kDrawing, Tag::kPicture},
    {"p", Ns::kDrawing, Tag::kDrawingParagraph},
    {"t", Ns::kDrawing, Tag::kDrawingText},
    {"br", Ns::kDrawing, Tag::kDrawingBreak},
    {"imagedata", Ns::kVml, Tag::kPicture},
    {"textpath", Ns::kVml, Tag::kWordArt},
    {"OLEObject", Ns::kOffice, Tag::kEmbedded},
    {"chart", Ns::kChart, Tag::kChart},
    {"relIds", Ns::kDiagram, Tag::kDiagram},
    {"Relationship", Ns::kRelations, Tag::kRelationship},
    {"Default", Ns::kContentTypes, Tag::kDefaultType},
    {"Override", Ns::kContentTypes, Tag::kOverrideType},
    {"Application", Ns::kProperties, Tag::kApplication},
    {"AppVersion", Ns::kProperties, Tag::kAppVersion},
    {"property", Ns::kCustomProperties, Tag::kCustomProperty},
};

std::string_view text_of(const char* name) {
  return name == nullptr ? std::string_view() : std::string_view(name);
}

}  // namespace

Ns namespace_family(std::string_view uri) {
  if (uri.empty()) return Ns::kNone;
  return kFamilies.find(uri, Ns::kOther);
}

Tag find_tag(Ns family, std::string_view local) {
  if (family == Ns::kWord) return kWordTags.find(local, Tag::kUnknown);
  if (family == Ns::kMath) return kMathTags.find(local, Tag::kForeign);
  for (const OtherName& name : kOtherNames) {
    if (name.ns == family && name.local == local) return name.tag;
  }
  return Tag::kForeign;
}

bool is_understood(Ns family) {
  switch (family) {
    case Ns::kWord:
    case Ns::kMath:
    case Ns::kWord2010:
    case Ns::kWordLater:
    case Ns::kShape:
    case Ns::kShapeGroup:
    case Ns::kShapeCanvas:
    case Ns::kDrawing2010:
    case Ns::kDrawing:
    case Ns::kPicture:
    case Ns::kVml:
    case Ns::kOffice:
    case Ns::kChart:
    case Ns::kDiagram:
      return true;
    default:
      return false;
  }
}

NameTable::Name NameTable::resolve(const char* local, const char* uri) {
  const auto mixed =
      reinterpret_cast<std::uintptr_t>(local) * 31 + reinterpret_cast<std::uintptr_t>(uri);
  Slot& slot = slots_[(mixed ^ (mixed >> 10)) % slots_.size()];
  if (slot.local != local || slot.uri != uri) {
    const Ns ns = family(uri);
    slot = {local, uri, {find_tag(ns, text_of(local)), ns}};
  }
  return slot.name;
}

Ns NameTable::family(const char* uri) {
  if (uri == nullptr) return Ns::kNone;
  const auto address = reinterpret_cast<std::uintptr_t>(uri);
  FamilySlot& slot = families_[(address ^ (address >> 6)) % families_.size()];
  if (slot.uri != uri) slot = {uri, namespace_family(uri)};
  return slot.ns;
}

}  // namespace jixiao
