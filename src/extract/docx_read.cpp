// A docx package -> Document: body blocks first, then headers, footers, notes and comments as
// stories behind them.
#include <algorithm>
#include <map>

#include "extract/docx_diagram.h"
#include "extract/docx_printable.h"
#include "extract/docx_reading.h"
#include "extract/flat_opc.h"
#include "value/failure.h"

namespace jixiao {
namespace {

bool has_text(const std::vector<Block>& blocks) {
  for (const Block& block : blocks) {
    const Paragraph* const paragraph = std::get_if<Paragraph>(&block);
    if (paragraph == nullptr || !paragraph->text.empty()) return true;
  }
  return false;
}

}  // namespace

void DocxReading::note(std::string what, std::string what_en) {
  document_.unread.push_back({std::move(what), std::move(what_en), {}});
}

int DocxReading::add_part(const std::string& name) {
  document_.parts.push_back(name);
  return static_cast<int>(document_.parts.size()) - 1;
}

// Where the relationships of the main part are lost: the part whose content type says it.
std::optional<std::string> DocxReading::find_by_type(std::string_view type) const {
  const std::string ending = "wordprocessingml." + std::string(type) + "+xml";
  for (const auto& [name, content_type] : types_->by_part) {
    if (content_type.ends_with(ending)) return package_.find(name);
  }
  return std::nullopt;
}

// Styles or numbering: the body is read without them if need be.
std::optional<std::string> DocxReading::find_support(std::string_view type, const char* what,
                                                     const char* what_en) {
  const Relationship* const relation = relations_->find_type(type);
  std::optional<std::string> part;
  if (relation != nullptr) {
    part = find_target(package_, *relation);
  } else {
    part = find_by_type(type);
    if (!part) return std::nullopt;
    note("没有关系指向" + std::string(what) + "部件，按内容类型取 " + *part,
         "no relationship points to the " + std::string(what_en) + " part, " + *part +
             " was taken by its content type");
  }
  if (!part) {
    note(std::string(what) + "部件 " + relation->target + " 缺失",
         std::string("the ") + what_en + " part " + relation->target + " is missing");
  }
  return part;
}

template <typename Visitor>
auto DocxReading::read_support(const std::string& part, std::string_view type) {
  return read_known_part(package_, part, type, Visitor(), limits_, add_part(part),
                         document_.unread);
}

BodyReader::NamedPart DocxReading::name_part(const Relationships& relations,
                                             std::string_view id) const {
  const Relationship* const relation = relations.find(id);
  if (relation == nullptr) return {};
  if (relation->external) return {printable(relation->target), true};
  return {find_target(package_, *relation).value_or(printable(relation->target))};
}

std::optional<Flow> DocxReading::read_diagram(const Relationships& relations, std::string_view id) {
  const Relationship* const relation = relations.find(id);
  if (relation == nullptr) return std::nullopt;
  const std::optional<std::string> part = find_target(package_, *relation);
  if (!part) return std::nullopt;
  DiagramText diagram;
  const int index = add_part(*part);
  read_xml_part(package_, *part, diagram, limits_, index, document_.unread);
  if (diagram.paragraphs.empty()) return std::nullopt;
  Flow box(Story::kTextbox, index, limits_, tally_);
  for (std::string& text : diagram.paragraphs) {
    box.open_paragraph();
    box.paragraph()->paragraph.text = std::move(text);
    box.close_paragraph();
  }
  return box;
}

// Notes of that story whose every reference this view leaves out.
std::set<std::string, std::less<>> DocxReading::left_out_notes(Story story) const {
  std::set<std::string, std::less<>> notes;
  for (const auto& [of, id] : references_.removed_notes) {
    if (of == story) notes.insert(id);
  }
  for (const NoteReference& kept : note_references_) {
    if (kept.story == story) notes.erase(kept.id);
  }
  return notes;
}

// A range of moved text that has no end would leave out all that follows it, so the part is read
// once more without that range.
DocxReading::BodyPart DocxReading::read_body(Story story, int index,
                                             const std::function<void(BodyReader&)>& prepare) {
  const DocxTally tally = tally_;
  const std::size_t parts = document_.parts.size();
  const std::size_t told = document_.unread.size();
  const std::string name = document_.parts[static_cast<std::size_t>(index)];
  std::set<std::string> unclosed;
  for (;;) {
    BodyReader reader(story, index, context());
    prepare(reader);
    reader.ignore_ranges(unclosed);
    const bool whole = read_xml_part(package_, name, reader, limits_, index, document_.unread);
    Flow flow = reader.finish();
    if (reader.open_ranges().empty() || !unclosed.empty()) {
      return {std::move(flow), reader.references(), reader.saw_document(), whole};
    }
    unclosed = reader.open_ranges();
    tally_ = tally;
    document_.parts.resize(parts);
    document_.unread.resize(told);
  }
}

Flow DocxReading::read_story(Story story, const std::string& part) {
  const int index = add_part(part);
  const std::shared_ptr<const Relationships> own =
      read_relationships(package_, part, limits_, document_.unread);
  const auto prepare = [&](BodyReader& reader) {
    reader.name_parts_with([&](std::string_view id) { return name_part(*own, id); });
    reader.read_diagrams_with([&](std::string_view id) { return read_diagram(*own, id); });
    reader.leave_out(left_out_notes(story));
  };
  return read_body(story, index, prepare).flow;
}

void DocxReading::append_if_text(Flow flow) {
  if (has_text(flow.blocks) || !flow.notes.empty()) {
    append_flow(flow, target());
  }
}

void DocxReading::read_main(const MainPart& main) {
  const int index = add_part(main.name);
  main_part_ = main.name;
  relations_ = read_relationships(package_, main.name, limits_, document_.unread);
  if (const auto part = find_support("styles", "样式", "styles")) {
    styles_ = Styles(read_support<StylesPart>(*part, "styles"));
  }
  if (const auto part = find_support("numbering", "编号", "numbering")) {
    numbering_ = Numbering(read_support<NumberingPart>(*part, "numbering"), styles_);
  }
  const std::size_t before = document_.unread.size();
  BodyPart body = read_body(Story::kBody, index, [&](BodyReader& reader) {
    reader.read_chunks_with([this](std::string_view id, Flow& flow) { read_chunk(id, flow); });
    reader.name_parts_with([&](std::string_view id) { return name_part(*relations_, id); });
    reader.read_diagrams_with([&](std::string_view id) { return read_diagram(*relations_, id); });
  });
  if (body.whole && !body.saw_document) {
    throw Failure(FailureKind::kUnsupported,
                  main.name + ": the main part is no Word document (no w:document)");
  }
  if (!body.saw_document && body.flow.blocks.empty()) {
    throw Failure(FailureKind::kCorrupt, document_.unread[before].what_en);
  }
  references_ = std::move(body.references);
  append_flow(body.flow, target());
}

void DocxReading::read_margins(Story story) {
  std::set<std::string> read;  // sections share their headers
  for (const MarginReference& margin : references_.margins) {
    if (margin.story != story) continue;
    const Relationship* const relation = relations_->find(margin.id);
    if (relation == nullptr) continue;
    const std::optional<std::string> part = find_target(package_, *relation);
    if (!part) {
      note("页眉页脚部件 " + relation->target + " 缺失",
           "the header or footer part " + relation->target + " is missing");
      continue;
    }
    if (!read.insert(*part).second) continue;
    const std::size_t first = document_.blocks.size();
    append_if_text(read_story(story, *part));
    for (std::size_t i = first; i < document_.blocks.size(); ++i) {
      Attachment& attached = attachment_of(document_.blocks[i]);
      attached.section = margin.attached.section;
      attached.margin = margin.attached.margin;
    }
  }
}

// The notes of a part were appended from block `first` on; `starts` says where each one began in
// it.
void DocxReading::attach_notes(const std::vector<NoteStart>& starts, std::size_t first,
                               Story story) {
  std::map<std::string_view, int> block_of;  // the first reference counts
  for (const NoteReference& reference : note_references_) {
    if (reference.story == story) block_of.emplace(reference.id, reference.block);
  }
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const auto found = block_of.find(starts[i].id);
    if (found == block_of.end()) continue;
    const bool last = i + 1 == starts.size();
    const std::size_t end = last ? document_.blocks.size() : first + starts[i + 1].block;
    for (std::size_t k = first + starts[i].block; k < end; ++k) {
      Attachment& attached = attachment_of(document_.blocks[k]);
      // A text box inside the note hangs on the note.
      if (attached.block < 0) attached.block = found->second;
    }
  }
}

void DocxReading::read_notes(Story story, std::string_view type, const char* what,
                             const char* what_en) {
  const bool referred =
      std::any_of(note_references_.begin(), note_references_.end(),
                  [&](const NoteReference& reference) { return reference.story == story; });
  const Relationship* const relation = relations_->find_type(type);
  const std::optional<std::string> part =
      relation == nullptr ? std::nullopt : find_target(package_, *relation);
  if (part) {
    Flow flow = read_story(story, *part);
    const std::vector<NoteStart> starts = std::move(flow.note_starts);
    const std::size_t first = document_.blocks.size();
    append_if_text(std::move(flow));
    if (document_.blocks.size() > first) attach_notes(starts, first, story);
  } else if (referred) {
    note(std::string(what) + "部件缺失，未读取",
         std::string("the ") + what_en + " part is missing, it was not read");
  }
}

void DocxReading::read_stories() {
  read_margins(Story::kHeader);
  read_margins(Story::kFooter);
  read_notes(Story::kFootnote, "footnotes", "脚注", "footnotes");
  read_notes(Story::kEndnote, "endnotes", "尾注", "endnotes");
  read_notes(Story::kComment, "comments", "批注", "comments");
}

// Fields without a stored result show a bookmark's text. They are rare, so the main part is read
// once more for it, rather than that the text of every bookmark is kept.
void DocxReading::fill_references() {
  if (tally_.pending.empty()) return;
  std::map<std::string, std::string, std::less<>> bookmarks;
  for (const std::string& name : tally_.pending) bookmarks[name];
  DocxTally tally;
  BodyReader reader(Story::kBody, 0, {limits_, options_, styles_, numbering_, tally});
  reader.collect(bookmarks);
  std::vector<Unread> told_before;
  read_xml_part(package_, main_part_, reader, limits_, 0, told_before);
  reader.finish();
  std::vector<std::string> texts;
  std::set<std::string> missing;
  std::uint64_t size = 0;
  for (const std::string& name : tally_.pending) {
    std::string text = bookmarks[name];
    if (!reader.has_bookmark(name) && missing.insert(name).second) {
      note("域引用的书签 " + printable(name) + " 不存在",
           "the bookmark " + printable(name) + " that a field refers to is not there");
    }
    while (!text.empty() && text.back() == '\n') text.pop_back();
    size += text.size();
    if (size > limits_.part_bytes) {
      throw Failure(FailureKind::kLimit, "the texts of references take more than " +
                                             std::to_string(limits_.part_bytes) +
                                             " bytes (limit part_bytes)");
    }
    texts.push_back(std::move(text));
  }
  fill_pending(document_.blocks, texts, limits_);
}

// The notes that wait for counts get their words.
void DocxReading::finish_notes() {
  const std::string numbered = std::to_string(tally_.numbered);
  const std::string hidden = std::to_string(tally_.hidden);
  for (FlowNote& note : notes_) {
    if (note.kind == FlowNote::Kind::kNumbering) {
      note.unread.what = "文档没有可读的编号定义，自动编号未读取（" + numbered + " 段）";
      note.unread.what_en =
          "the document has no list definitions that can be read, automatic numbers are missing (" +
          numbered + " paragraphs)";
    } else if (note.kind == FlowNote::Kind::kHidden) {
      note.unread.what = "隐藏文字未读取（" + hidden + " 处）";
      note.unread.what_en = "hidden text was not read (" + hidden + " places)";
    }
    document_.unread.push_back(std::move(note.unread));
  }
}

// Numbers given while reading have gaps (deleted tables) and are out of order (text boxes move
// behind their anchor); the final ones run in the order of the blocks.
void DocxReading::number_tables() {
  std::vector<int> final_numbers(static_cast<std::size_t>(tally_.tables), -1);
  int next = 0;
  std::vector<Table*> open;  // tables still to be numbered, the next one last
  const auto push_tables = [&](std::vector<Block>& blocks) {
    for (auto block = blocks.rbegin(); block != blocks.rend(); ++block) {
      if (Table* table = std::get_if<Table>(&*block)) open.push_back(table);
    }
  };
  push_tables(document_.blocks);
  while (!open.empty()) {
    Table* const table = open.back();
    open.pop_back();
    final_numbers[static_cast<std::size_t>(table->number)] = next;
    table->number = next++;
    for (auto cell = table->cells.rbegin(); cell != table->cells.rend(); ++cell) {
      push_tables(cell->blocks);
    }
  }
  for (FlowNote& note : notes_) {
    int& number = note.unread.place.table;
    if (number >= 0) number = final_numbers[static_cast<std::size_t>(number)];
  }
}

Document DocxReading::read() {
  document_.source.format = Format::kDocx;
  std::vector<Unread>& unread = document_.unread;
  unread = package_.notes();
  types_ = read_content_types(package_, limits_, unread);
  const auto roots = read_relationships(package_, "", limits_, unread);
  const MainPart main = find_main_part(package_, *types_, *roots, unread);
  if (main.macros) note("文档中的宏未读取", "the macros of the document were not read");
  read_main(main);
  read_stories();
  fill_references();
  document_.source.producer = read_producer(package_, *roots, limits_, unread);
  number_tables();
  finish_notes();
  return std::move(document_);
}

Document read_docx(std::string_view bytes, const Limits& limits, const ReadOptions& options,
                   PackageMemory* memory) {
  return DocxReading(bytes, limits, options, memory).read();
}

Document read_flat_opc(std::string_view bytes, const Limits& limits, const ReadOptions& options,
                       PackageMemory* memory) {
  const DecodedText decoded = decode_flat(bytes);
  Document document =
      DocxReading(split_flat_opc(decoded.text, limits), limits, options, memory).read();
  note_doubt(decoded, document);
  return document;
}

}  // namespace jixiao
