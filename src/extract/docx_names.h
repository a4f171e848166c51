// The element names a docx is read by: (namespace, local name) -> one small number.
//
// Example: {http://schemas.openxmlformats.org/wordprocessingml/2006/main}tbl and its Strict twin
// {http://purl.oclc.org/ooxml/wordprocessingml/main}tbl are both Tag::kTable.
// Transitional and Strict map to one family; prefixes never count. Not here: what a name means.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace jixiao {

// Families of namespaces. kOther stands for every one not listed.
enum class Ns : std::uint8_t {
  kNone,
  kOther,
  kXml,  // xml:space
  kWord,
  kMath,
  kCompatibility,  // markup-compatibility: AlternateContent
  kWord2010,
  kWordLater,  // w15, w16*: known, nothing of theirs is read
  kWord2006,   // wne: Word writes text boxes of Strict files with it
  kShape,      // wps
  kShapeGroup,
  kShapeCanvas,
  kDrawing2010,  // wp14, a14
  kDrawing,      // a
  kPicture,
  kVml,
  kOffice,
  kChart,
  kDiagram,
  kRelationId,  // r:id
  kRelations,   // .rels
  kContentTypes,
  kProperties,        // docProps/app.xml
  kCustomProperties,  // docProps/custom.xml
};

enum class Tag : std::uint8_t {
  kForeign,      // of another namespace: walked through, its text is not ours
  kUnknown,      // a w: name that is not listed: walked through, text in it is doubted
  kTransparent,  // a w: name without a meaning of its own: body, hyperlink, smartTag, ins …
  kSkipped,      // the whole subtree is out: delText, rPrChange, proofErr …
  // Structure
  kDocument,
  kParagraph,
  kTable,
  kTableGrid,
  kGridColumn,
  kRow,
  kCell,
  kTextboxContent,
  kNote,  // footnote, endnote, comment
  kSdt,
  kAlternate,
  kChoice,
  kFallback,
  kDeleted,   // del, moveFrom: a range of content, or a mark inside properties
  kInserted,  // ins, moveTo: the same
  kMoveFromStart,
  kMoveFromEnd,
  kMoveToStart,
  kMoveToEnd,
  kSectionProperties,
  kHeaderReference,
  kFooterReference,
  kAltChunk,
  // Inline
  kRun,
  kText,
  kInstruction,
  kDeletedText,
  kDeletedInstruction,
  kTab,
  kBreak,
  kNoBreakHyphen,
  kSymbol,
  kBookmark,
  kBookmarkEnd,
  kFieldChar,
  kWordArt,  // v:textpath: text drawn along a path, watermarks above all
  kSimpleField,
  kFootnoteReference,
  kEndnoteReference,
  kCommentReference,
  kPicture,   // an image inside a drawing, VML or not
  kEmbedded,  // OLE object
  kChart,
  kDrawingParagraph,
  kDrawingText,
  kDrawingBreak,
  kDiagram,
  kMathText,
  kMathDenominator,
  kMathSub,
  kMathSup,
  kMathDelimited,
  kMathElement,
  kMathRadical,
  kMathNary,
  kMathNaryProperties,
  kMathBegin,
  kMathEnd,
  kMathSeparator,
  kMathOperator,
  // Properties
  kParagraphProperties,
  kRunProperties,
  kRowProperties,
  kCellProperties,
  kSdtProperties,
  kParagraphStyle,
  kRunStyle,
  kOutlineLevel,
  kNumberingProperties,
  kNumberId,
  kNumberLevel,
  kFonts,
  kVanish,
  kWebHidden,
  kGridSpan,
  kVerticalMerge,
  kHorizontalMerge,
  kGridBefore,
  kGridAfter,
  kCellDeleted,
  kCellInserted,
  kCellMerge,
  kPlaceholder,
  kPartGallery,
  kCheckboxState,  // w14:checked
  kFormCheckbox,
  kFormDefault,
  kFormChecked,
  kFormResult,
  kFormEntry,
  // Other parts
  kStyle,
  kName,
  kBasedOn,
  kNumber,  // w:num
  kAbstractList,
  kAbstractListId,
  kMultiLevelType,
  kStyleLink,
  kNumberStyleLink,
  kListOverride,
  kStartOverride,
  kListLevel,
  kStart,
  kNumberFormat,
  kLevelText,
  kLevelRestart,
  kLegal,
  kPictureBullet,
  kRelationship,
  kDefaultType,
  kOverrideType,
  kApplication,
  kAppVersion,
  kCustomProperty,
};

// Properties, of which only what stands in them is read.
constexpr bool is_property_list(Tag tag) {
  return tag >= Tag::kParagraphProperties && tag <= Tag::kCellProperties;
}
// Nothing is read by an element that means this, if not by what stands in it.
constexpr bool is_unread(Tag tag) { return tag <= Tag::kSkipped || is_property_list(tag); }

// Family of a namespace name; empty is kNone.
Ns namespace_family(std::string_view uri);
Tag find_tag(Ns family, std::string_view local);
// May an mc:Choice that requires this namespace be taken?
bool is_understood(Ns family);

// The same answers by pointer. Names must be interned: equal text, equal pointer, for the life of
// the table (libxml2's dictionary gives that), so a name is compared as text once only.
class NameTable {
 public:
  struct Name {
    Tag tag = Tag::kForeign;
    Ns ns = Ns::kNone;
  };
  Name resolve(const char* local, const char* uri);
  Ns family(const char* uri);

 private:
  struct Slot {
    const char* local = nullptr;
    const char* uri = nullptr;
    Name name;
  };
  struct FamilySlot {
    const char* uri = nullptr;
    Ns ns = Ns::kNone;
  };
  std::array<Slot, 1024> slots_;
  std::array<FamilySlot, 64> families_;
};

}  // namespace jixiao
