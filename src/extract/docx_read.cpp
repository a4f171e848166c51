// A docx package -> Document: body blocks first, then headers, footers, notes and comments as
// stories behind them.
#include <array>
#include <iterator>
#include <utility>

#include "extract/docx_body.h"
#include "extract/docx_parts.h"
#include "extract/extract.h"
#include "value/failure.h"

namespace jixiao {
namespace {

// Everything one document is read with.
class DocxReading {
 public:
  DocxReading(std::string_view bytes, const Limits& limits)
      : limits_(limits), package_(bytes, limits) {}

  Document read();

 private:
  void read_main(const MainPart& main);
  void read_stories();
  void read_marginal(const std::vector<std::string>& ids, Story story);
  void read_notes(Story story, std::string_view type, bool referred, const char* what,
                  const char* what_en);
  bool read_support(std::string_view type, XmlVisitor& visitor, const char* what,
                    const char* what_en);
  Flow read_story(Story story, const std::string& part);
  void append_if_text(Flow flow);
  int add_part(const std::string& name);
  const Relationship* find_relation(std::string_view type) const;
  void note(std::string what, std::string what_en);
  void finish_notes();
  void number_tables();

  const Limits& limits_;
  Package package_;
  Document document_;
  std::vector<FlowNote> notes_;
  std::vector<Relationship> relations_;  // of the main part
  Styles styles_;
  ListNumbers lists_;
  Tally tally_;
  StoryReferences references_;
};

bool has_text(const std::vector<Block>& blocks) {
  for (const Block& block : blocks) {
    const Paragraph* const paragraph = std::get_if<Paragraph>(&block);
    if (paragraph == nullptr || !paragraph->text.empty()) return true;
  }
  return false;
}

void DocxReading::note(std::string what, std::string what_en) {
  document_.unread.push_back({std::move(what), std::move(what_en), {}});
}

int DocxReading::add_part(const std::string& name) {
  document_.parts.push_back(name);
  return static_cast<int>(document_.parts.size()) - 1;
}

const Relationship* DocxReading::find_relation(std::string_view type) const {
  for (const Relationship& relation : relations_) {
    if (relation.type == type) return &relation;
  }
  return nullptr;
}

// Styles or numbering: the body is read without them if need be.
bool DocxReading::read_support(std::string_view type, XmlVisitor& visitor, const char* what,
                               const char* what_en) {
  const Relationship* const relation = find_relation(type);
  if (relation == nullptr) return false;
  const std::optional<std::string> part = find_target(package_, *relation);
  if (!part) {
    note(std::string(what) + "部件 " + relation->target + " 缺失",
         std::string("the ") + what_en + " part " + relation->target + " is missing");
    return false;
  }
  return read_xml_part(package_, *part, visitor, limits_, add_part(*part), document_.unread);
}

Flow DocxReading::read_story(Story story, const std::string& part) {
  const int index = add_part(part);
  BodyReader reader(story, index, limits_, styles_, lists_, tally_);
  read_xml_part(package_, part, reader, limits_, index, document_.unread);
  return reader.finish();
}

void DocxReading::append_if_text(Flow flow) {
  if (has_text(flow.blocks) || !flow.notes.empty()) {
    append_flow(flow, document_.blocks, notes_);
  }
}

void DocxReading::read_main(const MainPart& main) {
  const int index = add_part(main.name);
  relations_ = read_relationships(package_, main.name, limits_, document_.unread);
  read_support("styles", styles_, "样式", "styles");
  read_support("numbering", lists_, "编号", "numbering");
  BodyReader reader(Story::kBody, index, limits_, styles_, lists_, tally_);
  const std::size_t before = document_.unread.size();
  const bool whole = read_xml_part(package_, main.name, reader, limits_, index, document_.unread);
  Flow flow = reader.finish();
  if (whole && !reader.saw_document()) {
    throw Failure(FailureKind::kUnsupported,
                  main.name + ": the main part is no Word document (no w:document)");
  }
  if (!reader.saw_document() && flow.blocks.empty()) {
    throw Failure(FailureKind::kCorrupt, document_.unread[before].what_en);
  }
  references_ = reader.references();
  append_flow(flow, document_.blocks, notes_);
}

void DocxReading::read_marginal(const std::vector<std::string>& ids, Story story) {
  std::set<std::string> read;  // sections share their headers
  for (const std::string& id : ids) {
    for (const Relationship& relation : relations_) {
      if (relation.id != id) continue;
      const std::optional<std::string> part = find_target(package_, relation);
      if (!part) {
        note("页眉页脚部件 " + relation.target + " 缺失",
             "the header or footer part " + relation.target + " is missing");
      } else if (read.insert(*part).second) {
        append_if_text(read_story(story, *part));
      }
      break;
    }
  }
}

void DocxReading::read_notes(Story story, std::string_view type, bool referred, const char* what,
                             const char* what_en) {
  const Relationship* const relation = find_relation(type);
  const std::optional<std::string> part =
      relation == nullptr ? std::nullopt : find_target(package_, *relation);
  if (part) {
    append_if_text(read_story(story, *part));
  } else if (referred) {
    note(std::string(what) + "部件缺失，未读取",
         std::string("the ") + what_en + " part is missing, it was not read");
  }
}

void DocxReading::read_stories() {
  const StoryReferences references = references_;
  read_marginal(references.headers, Story::kHeader);
  read_marginal(references.footers, Story::kFooter);
  read_notes(Story::kFootnote, "footnotes", references.footnotes, "脚注", "footnotes");
  read_notes(Story::kEndnote, "endnotes", references.endnotes, "尾注", "endnotes");
  read_notes(Story::kComment, "comments", references.comments, "批注", "comments");
}

// The notes that wait for counts get their words.
void DocxReading::finish_notes() {
  const std::string numbered = std::to_string(tally_.numbered);
  const std::string hidden = std::to_string(tally_.hidden);
  for (FlowNote& note : notes_) {
    if (note.kind == FlowNote::Kind::kNumbering) {
      note.unread.what = "自动编号未读取（" + numbered + " 段）";
      note.unread.what_en = "automatic numbering was not read (" + numbered + " paragraphs)";
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
  const ContentTypes types = read_content_types(package_, limits_, unread);
  const std::vector<Relationship> roots = read_relationships(package_, "", limits_, unread);
  const MainPart main = find_main_part(package_, types, roots, unread);
  if (main.macros) note("文档中的宏未读取", "the macros of the document were not read");
  read_main(main);
  read_stories();
  document_.source.producer = read_producer(package_, roots, limits_, unread);
  number_tables();
  finish_notes();
  return std::move(document_);
}

}  // namespace

Document read_docx(std::string_view bytes, const Limits& limits) {
  return DocxReading(bytes, limits).read();
}

}  // namespace jixiao
