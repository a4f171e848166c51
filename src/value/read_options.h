// What a user may choose about how a document is read, beside its limits.
//
// Example: a paragraph "甲" whose "乙" was inserted with change tracking reads "甲乙" in the final
// view and "甲" in the original one.
// Only a .docx has tracked changes; the other formats have one view. Not here: limits (limits.h).
#pragma once

#include <cstdint>

namespace jixiao {

// Of tracked changes. kFinal: insertions in, deletions out, moved text at its new place.
// kOriginal: the other way round. Marks of paragraphs, rows and cells likewise; properties that
// were changed (styles, widths) are the new ones in both.
enum class Revisions : std::uint8_t { kFinal, kOriginal };

struct ReadOptions {
  Revisions revisions = Revisions::kFinal;
};

}  // namespace jixiao
