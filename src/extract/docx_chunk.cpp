#include "extract/docx_chunk.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bytes/bytes.h"
#include "bytes/charset.h"
#include "extract/extract.h"
#include "extract/markup.h"
#include "value/failure.h"

namespace jixiao {
namespace {

Document read_text_chunk(std::string_view bytes, const Limits& limits) {
  const std::optional<DecodedText> decoded = decode_text(bytes);
  if (!decoded) {
    throw Failure(FailureKind::kUnsupported, "not a text in any known character set");
  }
  Document document = read_text(decoded->text, limits);
  if (!decoded->doubt.empty()) {
    document.unread.push_back(Unread{decoded->doubt, decoded->doubt_en, Place{}});
  }
  return document;
}

}  // namespace

ChunkKind chunk_kind(std::string_view bytes, std::string_view content_type) {
  const bool html = content_type.find("html") != std::string_view::npos;
  switch (file_kind(bytes)) {
    case FileKind::kZip:
      return ChunkKind::kDocx;
    case FileKind::kText:
      return html ? ChunkKind::kHtml : ChunkKind::kText;
    case FileKind::kHtml:
    case FileKind::kXml:
      break;
    default:
      return ChunkKind::kOther;
  }
  switch (find_root(bytes).markup) {
    case Markup::kFlatOpc:
      return ChunkKind::kFlatOpc;
    case Markup::kHtml:
      return ChunkKind::kHtml;
    case Markup::kOther:
      return html || file_kind(bytes) == FileKind::kHtml ? ChunkKind::kHtml : ChunkKind::kOther;
    default:
      return ChunkKind::kOther;
  }
}

Document read_markup_chunk(ChunkKind kind, std::string_view bytes, const Limits& limits) {
  return kind == ChunkKind::kHtml ? read_html(bytes, limits) : read_text_chunk(bytes, limits);
}

ChunkSize settle_chunk(Document& chunk, int part, int first_table) {
  ChunkSize size;
  const auto settle_part = [part](int& own) { own = own < 0 ? part : part + 1 + own; };
  std::vector<std::vector<Block>*> waiting{&chunk.blocks};
  while (!waiting.empty()) {
    std::vector<Block>& blocks = *waiting.back();
    waiting.pop_back();
    for (Block& block : blocks) {
      Table* const table = std::get_if<Table>(&block);
      if (table == nullptr) {
        settle_part(std::get<Paragraph>(block).part);
        continue;
      }
      settle_part(table->part);
      table->number += first_table;
      ++size.tables;
      size.cells += static_cast<int>(table->cells.size());
      for (Cell& cell : table->cells) waiting.push_back(&cell.blocks);
    }
  }
  for (Unread& unread : chunk.unread) {
    settle_part(unread.place.part);
    if (unread.place.table >= 0) unread.place.table += first_table;
  }
  return size;
}

}  // namespace jixiao
