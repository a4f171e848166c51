// What one docx is read with: its package, its parts, and the document that comes of them.
//
// Example: DocxReading(bytes, limits, options).read() is the Document of the package in those
// bytes. The stories are read in docx_read.cpp, documents inside the document in
// docx_read_chunk.cpp; what stands in a story is the business of docx_body.h.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/docx_body.h"
#include "extract/docx_parts.h"
#include "extract/extract.h"
#include "extract/markup.h"

namespace jixiao {

// Everything one document is read with.
class DocxReading {
 public:
  DocxReading(std::string_view bytes, const Limits& limits, const ReadOptions& options,
              PackageMemory* memory = nullptr)
      : limits_(limits), options_(options), package_(bytes, limits, memory) {}
  DocxReading(std::vector<PackagePart> parts, const Limits& limits, const ReadOptions& options,
              PackageMemory* memory = nullptr)
      : limits_(limits), options_(options), package_(std::move(parts), limits, memory) {}

  Document read();

 private:
  void read_main(const MainPart& main);
  void read_stories();
  void read_margins(Story story);
  void read_notes(Story story, std::string_view type, const char* what, const char* what_en);
  void attach_notes(const std::vector<NoteStart>& starts, std::size_t first, Story story);
  void fill_references();
  BodyContext context() { return {limits_, options_, styles_, numbering_, tally_}; }
  BodyReader::NamedPart name_part(const Relationships& relations, std::string_view id) const;
  std::optional<std::string> find_support(std::string_view type, const char* what,
                                          const char* what_en);
  template <typename Visitor>
  auto read_support(const std::string& part, std::string_view type);
  std::optional<std::string> find_by_type(std::string_view type) const;
  struct BodyPart {
    Flow flow;
    StoryReferences references;
    bool saw_document = false;
    bool whole = false;
  };
  BodyPart read_body(Story story, int index, const std::function<void(BodyReader&)>& prepare);
  std::optional<Flow> read_diagram(const Relationships& relations, std::string_view id);
  Flow read_story(Story story, const std::string& part);
  std::set<std::string, std::less<>> left_out_notes(Story story) const;
  void append_if_text(Flow flow);
  FlowTarget target() { return {document_.blocks, notes_, note_references_}; }
  void read_chunk(std::string_view id, Flow& flow);
  Document read_chunk_part(const std::string& part, int nesting);
  Document read_package_chunk(DocxReading& inner);
  int add_part(const std::string& name);
  void note(std::string what, std::string what_en);
  void finish_notes();
  void number_tables();

  const Limits& limits_;
  const ReadOptions& options_;
  Package package_;
  Document document_;
  std::vector<FlowNote> notes_;
  std::shared_ptr<const ContentTypes> types_;
  std::string main_part_;
  std::shared_ptr<const Relationships> relations_;  // of the main part
  Styles styles_;
  Numbering numbering_;
  DocxTally tally_;
  StoryReferences references_;
  std::vector<NoteReference> note_references_;
};

// A Flat OPC document as UTF-8; throws Failure (unsupported) where its charset is not known.
DecodedText decode_flat(std::string_view bytes);
// Tells what was guessed of the charset.
void note_doubt(const DecodedText& decoded, Document& document);

}  // namespace jixiao
