// A piece of another file inside a docx (w:altChunk) -> blocks that stand in its place.
//
// Example: <w:altChunk r:id="rId5"/>, where rId5 is word/afchunk.htm with <p>甲</p>, is the
// paragraph 甲. Read are plain text, HTML, docx and Flat OPC, told by their bytes, like an input of
// its own; other kinds leave a note. Not here: where the piece lies in the package
// (docx_read_chunk.cpp).
#pragma once

#include <string_view>

#include "document/document.h"
#include "value/limits.h"

namespace jixiao {

enum class ChunkKind { kDocx, kFlatOpc, kHtml, kText, kOther };

// The content type tells HTML from text where a fragment begins with no tag that tells it.
ChunkKind chunk_kind(std::string_view bytes, std::string_view content_type);

// HTML or plain text.
Document read_markup_chunk(ChunkKind kind, std::string_view bytes, const Limits& limits);

struct ChunkSize {
  int tables = 0;
  int cells = 0;
};
// Makes the parts and table numbers of a chunk those of the document it goes into: what had no part
// gets `part`, the chunk's own parts follow it, tables are numbered from `first_table` on.
ChunkSize settle_chunk(Document& chunk, int part, int first_table);

}  // namespace jixiao
