// Why a document was read as it was: which pack reads each table and by how much, where each value
// was sought, and what became of every cell that could have held it.
//
// Example: of a form whose label reads 项目名称（全称）某, the field project_name has the candidate
//   {text 项目全称, label 项目名称, why kNear}      one word apart; add it to `also` to take it
// and no value. Of a form that reads, the candidate is kTaken and names the cell of its value.
// Everything is told of a run of map() itself (steps.h): a pack is chosen, a row is read, a value
// is taken there, and only put into words of reasons here. Not here: printing (write/), and
// repairs: nothing is guessed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "document/document.h"
#include "report/report.h"
#include "rules/pack.h"

namespace jixiao {

// How a pack's `detect` meets one table.
struct PackScore {
  std::string pack;
  std::optional<int> points;  // nothing: not eligible
  std::string title;          // the pack's longest title that stands in the title line; else empty
  std::vector<std::string> all_found, all_missing;
  std::vector<std::string> any_found, any_missing;
  int any_count = 0;                    // of `any_N`
  std::vector<std::string> none_found;  // labels that must not stand there and do
  bool line_missing = false;            // no line of the document fits `lines`
};

// What became of a cell or line that a rule could have taken its value from.
enum class Why {
  kTaken,
  kNear,         // the label is not the pack's, but nearly; `label` is the pack's
  kOtherField,   // a field before this one has the same label; `detail` is that field
  kNoCell,       // there is no cell where the value should stand
  kBlank,        // that cell is blank
  kLabelThere,   // that cell holds the label of another field; `detail` is that field
  kNotListed,    // the value is none of `values`; `detail` is the value
  kFilled,       // the field had its value already
  kHeaderRow,    // the row is the header of a table; `detail` is the table
  kTableRow,     // the row is one of a table, and its first cell is no field; `detail` is the table
  kTitleRow,     // the row was taken as a title, year or unit line
  kNotAround,    // a line that is no caption of a form and no note
  kOtherForm,    // the line was taken for another form
  kNoHeading,    // the words of a heading in a line that is none: no number, no outline level
  kExcluded,     // a claim's `unless` fits, or the sentence is about another year
  kHeaderShort,  // a header row without all key columns; `detail` lists the missing ones
  kNotReached    // nothing of the above: the row was not read
};

struct Candidate {
  std::string text;  // the cell or line, folded
  Place place;
  std::string label;  // of the pack: what matched, or nearly
  Why why = Why::kNotReached;
  std::string detail = {};
  std::optional<Place> value_place = {};  // the cell that holds the value, or should
};

struct FieldStory {
  std::string id;                   // project_name, funds.executed, total.score, claims.executed
  std::string find;                 // cell_right, column, row, total_rows, claim, …
  std::vector<std::string> labels;  // of the pack, folded
  std::vector<std::string> patterns;
  bool required = false;
  std::vector<std::string> values;  // what was taken, in the order of the report
  std::vector<Candidate> candidates;
};

// A table rule of the pack, laid over the table.
struct TableStory {
  std::string id;
  std::vector<int> header_rows;           // 0-based; none: the table was not found
  std::vector<std::string> columns;       // "executed=全年执行数"
  std::vector<std::string> not_shown;     // columns without a header cell
  std::size_t rows = 0;                   // that were taken
  int nearest_row = -1;                   // where no header was found: the row with most keys
  std::vector<std::string> missing_keys;  // what that row lacks, as "id (label)"
};

struct Leftover {
  std::string text;
  Place place;
};

// One table of the document: a form, or one that no pack reads.
struct FormStory {
  Place place;
  int rows = 0;
  int cols = 0;
  std::string title;  // the line that packs were detected by, as label; empty: none
  std::string pack;   // empty: no pack reads it
  std::string version;
  bool forced = false;             // by --pack
  std::vector<PackScore> scores;   // eligible ones first, best first; then by labels found
  std::vector<FieldStory> fields;  // of the pack, without those it leaves out
  std::vector<TableStory> tables;
  std::vector<Leftover> leftovers;  // cells with text that no rule took
};

// One pack's patterns, each run over every line and cell of the document.
struct PatternTime {
  std::string pack;
  std::size_t patterns = 0;
  std::size_t texts = 0;
  double milliseconds = 0;
  std::string slowest;  // the source of the pattern that took longest
  double slowest_milliseconds = 0;
};

// The field that was asked for, in one form or in the prose.
struct FieldAnswer {
  int form = -1;  // index into Explanation::forms; -1: the prose
  std::string pack;
  std::optional<FieldStory> story;  // nothing: the pack has no such field
  std::string nearest = {};         // then: an id of the pack that is spelt like it
};

struct Explanation {
  SourceInfo source;
  std::vector<std::string> parts;
  std::vector<FormStory> forms;
  std::string narrative_pack;  // empty: no prose of a report
  std::string narrative_title;
  std::size_t sections = 0;
  std::size_t claims = 0;
  std::string field;  // as asked for; empty: none
  std::vector<FieldAnswer> answers;
  std::vector<PatternTime> times;
};

// forced_pack as in map(); field empty: none is asked for.
Explanation explain(const Document& document, const Rules& rules, const std::string& forced_pack,
                    const std::string& field);

}  // namespace jixiao
