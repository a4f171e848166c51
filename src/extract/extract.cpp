#include "extract/extract.h"

#include <optional>
#include <utility>

#include "bytes/charset.h"
#include "extract/compound.h"
#include "extract/markup.h"
#include "extract/package_memory.h"
#include "extract/text_contents.h"
#include "value/failure.h"

namespace jixiao {
namespace {

[[noreturn]] void fail_unsupported(const std::string& what) {
  throw Failure{FailureKind::kUnsupported, what};
}

[[noreturn]] void fail_compound(std::string_view bytes) {
  switch (compound_kind(bytes)) {
    case CompoundKind::kEncrypted:
      throw Failure{FailureKind::kEncrypted, "the document is protected by a password"};
    case CompoundKind::kWord:
      fail_unsupported("legacy .doc (Word 97-2003); save it as .docx");
    case CompoundKind::kExcel:
      fail_unsupported("legacy .xls (Excel 97-2003)");
    case CompoundKind::kPowerPoint:
      fail_unsupported("legacy .ppt (PowerPoint 97-2003)");
    case CompoundKind::kOther:
      fail_unsupported("an OLE compound file");
    case CompoundKind::kBroken:
      break;
  }
  fail_unsupported("a damaged OLE compound file");
}

Document read_plain_text(std::string_view bytes, const Limits& limits) {
  const std::optional<DecodedText> decoded = decode_text(bytes);
  if (!decoded) fail_unsupported("not a text in any known character set and no known format");
  Document document = read_text(decoded->text, limits);
  if (document.blocks.empty() && document.unread.empty()) {
    throw Failure(FailureKind::kEmpty, "the text holds nothing but white space");
  }
  document.source.encoding = decoded->encoding;
  if (!decoded->doubt.empty()) {
    document.unread.push_back(Unread{decoded->doubt, decoded->doubt_en, Place{}});
  }
  return document;
}

// What is told to be HTML may lack its html element; what is told to be XML may be XHTML.
Document read_markup(std::string_view bytes, bool page, const Limits& limits,
                     const ReadOptions& options, ReadingMemory& memory) {
  const MarkupRoot root = find_root(bytes);
  switch (root.markup) {
    case Markup::kHtml:
      return read_html(bytes, limits);
    case Markup::kFlatOpc:
      return read_flat_opc(bytes, limits, options, &memory.packages());
    case Markup::kWord2003:
      fail_unsupported("Word 2003 XML document (" + root.name + "); save it as .docx");
    case Markup::kOther:
      if (page) return read_html(bytes, limits);
      fail_unsupported("XML document with the root element " + root.name);
    case Markup::kNone:
      break;
  }
  // "<?xml" or a comment and nothing behind it, or a web archive.
  fail_unsupported(describe(bytes));
}

Document read_any(std::string_view bytes, const Limits& limits, const ReadOptions& options,
                  ReadingMemory& memory) {
  // A text is decoded once, by its reader, which tells whether it is one.
  const FileKind kind = find_file_kind(bytes).value_or(FileKind::kText);
  switch (kind) {
    case FileKind::kZip: {
      Document document = read_docx(bytes, limits, options, &memory.packages());
      document.source.format = Format::kDocx;
      return document;
    }
    case FileKind::kCompound:
      fail_compound(bytes);
    case FileKind::kText:
    case FileKind::kUnknown:
      // Asked before decoding: the garbage of such a dump may or may not pass for a text.
      if (is_compound_dump(bytes)) {
        fail_unsupported("legacy .doc (Word 97-2003) turned into text; save the original as .docx");
      }
      return read_plain_text(bytes, limits);
    case FileKind::kXml:
    case FileKind::kHtml:
      return read_markup(bytes, kind == FileKind::kHtml, limits, options, memory);
    case FileKind::kPdf:
    case FileKind::kImage:
    case FileKind::kRtf:
    case FileKind::kArchive:
    case FileKind::kExecutable:
      break;
  }
  fail_unsupported(describe(bytes) + "; save the report as .docx or plain text");
}

}  // namespace

ReadingMemory::ReadingMemory() = default;
ReadingMemory::~ReadingMemory() = default;

PackageMemory& ReadingMemory::packages() {
  if (!packages_ || packages_->vocabulary.is_crowded()) {
    packages_ = std::make_unique<PackageMemory>();
  }
  return *packages_;
}

Document extract(const Input& input, const Limits& limits, const ReadOptions& options) {
  ReadingMemory memory;
  return extract(input, limits, options, memory);
}

Document extract(const Input& input, const Limits& limits, const ReadOptions& options,
                 ReadingMemory& memory) {
  Document document = read_any(input.bytes, limits, options, memory);
  if (document.source.format != Format::kText)
    mark_contents(document.blocks);  // a text has it done
  document.source.path = input.path;
  document.source.sha256 = sha256(input.bytes);
  document.source.bytes = input.bytes.size();
  return document;
}

}  // namespace jixiao
