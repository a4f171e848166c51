// Bytes -> Document. Reads .docx (and .docm, .dotx, Flat OPC), HTML and plain text.
//
// Example: extract(read_input("a.docx", limits), limits).blocks.size() == 132
// Throws Failure if the document cannot be read at all; whatever was skipped, doubted or broken
// in a readable one stands in Document::unread with its place.
#pragma once

#include <memory>
#include <string_view>

#include "bytes/bytes.h"
#include "document/document.h"
#include "value/limits.h"
#include "value/read_options.h"

namespace jixiao {

struct PackageMemory;

// What the readers learnt from documents, for the next one: programs write the same XML again and
// again. It makes them quicker and no result another. Not for two threads at once. To be given up
// after an exception that is no Failure: it may have come in the middle of learning.
class ReadingMemory {
 public:
  ReadingMemory();
  ~ReadingMemory();
  ReadingMemory(const ReadingMemory&) = delete;
  ReadingMemory& operator=(const ReadingMemory&) = delete;

  // For one document; a reference given before is valid no longer.
  PackageMemory& packages();

 private:
  std::unique_ptr<PackageMemory> packages_;  // from the first package on
};

Document extract(const Input& input, const Limits& limits, const ReadOptions& options,
                 ReadingMemory& memory);
Document extract(const Input& input, const Limits& limits, const ReadOptions& options = {});

// The readers behind it. `bytes` is a zip package.
Document read_docx(std::string_view bytes, const Limits& limits, const ReadOptions& options = {},
                   PackageMemory* memory = nullptr);
// `bytes` is the same in one XML file, whatever its charset.
Document read_flat_opc(std::string_view bytes, const Limits& limits,
                       const ReadOptions& options = {}, PackageMemory* memory = nullptr);
// `bytes` is a page in any charset. Scripts are not run, nothing is fetched.
Document read_html(std::string_view bytes, const Limits& limits);
// `text` is UTF-8. Recognises the layout of the dump by itself.
Document read_text(std::string_view text, const Limits& limits);

}  // namespace jixiao
