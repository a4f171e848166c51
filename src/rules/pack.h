// A rule pack, loaded and compiled. The format's reference is rules/README.md.
//
// Example: load_rules({"rules"}) gives every pack below that folder; a label added to a pack.yml
// changes the result of the next run. Structs only; load.h makes them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "document/document.h"
#include "report/columns.h"
#include "report/report.h"
#include "rules/detect_index.h"
#include "rules/form_words.h"
#include "rules/label_index.h"
#include "rules/pattern.h"
#include "rules/value_words.h"
#include "value/decimal.h"

namespace jixiao {

// Ways to name a cell, a heading or a row. Keys are folded with label_key() and match whole.
struct Labels {
  std::vector<std::string> keys;      // the label first, then its synonyms
  std::vector<std::string> contains;  // matched anywhere in the key
  std::vector<Pattern> patterns;      // matched on the key
  std::uint32_t number = 0;           // in the pack's index; from 1 on

  // Looks through them all: where many labels are asked of one key, find_labels() does it once.
  bool match(std::string_view key) const;
  bool empty() const { return keys.empty() && contains.empty() && patterns.empty(); }
};

enum class ValueType {
  kText,
  kDecimal,
  kMoney,
  kPercent,
  kCount,
  kDate,
  kYear,
  kEnum,
  kGroup,
  kTarget
};
enum class FindWhere { kCellRight, kCellBelow, kSameCell, kAfterLabel, kParagraph, kRowRight };

struct DetectRule {
  std::string kind;                // project, department, … or narrative
  std::vector<std::string> title;  // any of these in the title line, as label keys
  std::vector<std::string> all;    // every one is a label of some cell
  std::vector<std::string> any;    // `any_2`: at least any_count of these are
  int any_count = 0;
  std::vector<std::string> none;  // none of these is
  std::vector<Pattern> lines;     // some line of the document fits one of these
  int priority = 0;
};

struct NumberingScheme {
  std::string id;
  int level = 1;  // rank among the schemes; the level in a document counts the schemes it uses
  Pattern re;     // anchored at the start of the folded paragraph; the match is the label
};

struct HeadingRule {
  std::string id;  // Section::key
  Labels labels;
  bool required = false;            // it must be there, and not empty
  bool filled = false;              // where it is there, it must not be empty
  std::vector<std::string> others;  // ids of headings that will do in its place
};

struct SectionRules {
  std::vector<NumberingScheme> numbering;
  std::vector<HeadingRule> headings;
  int max_length = 0;  // a longer line is a paragraph, however it begins; in characters
};

struct FieldRule {
  std::string id;  // project_name, department, …, title, reporting_unit, narratives.problems
  Labels labels;
  FindWhere find = FindWhere::kCellRight;
  ValueType type = ValueType::kText;
  std::vector<Pattern> patterns;    // for `paragraph`, `same_cell`; group `value`, else the whole
  std::vector<std::string> values;  // for `enum`
  bool required = false;
  bool keep = true;   // false: the cell is known and left out (telephone numbers)
  bool last = false;  // `pick: last`: of several such labels in a row the last one counts
};

struct ColumnRule {
  std::string id;
  Labels labels;
  ValueType type = ValueType::kText;
  bool fill_down = false;
  bool key = false;  // a header row must show it
  Labels names;      // of a group: what its cells say, to know them in flattened text
  bool keep = true;  // false: of `left_out`, told once in unread-content
};

struct RowRule {
  std::string id;  // FundRow::key
  Labels labels;
  std::string role;  // total, part, of_which
};

struct UnitRule {
  std::vector<std::string> from;  // of cell, header, title, in this order
  std::string fallback;           // 万元
};

// A heading that names a group of indicators, or an indicator: （一）项目立项（8分）.
struct SentenceHeading {
  std::string id;
  std::vector<Pattern> patterns;  // groups `name` and, if it may stand there, `weight`
};

// Rows of a table that are said in sentences. Patterns are sought anywhere in a paragraph, its
// automatic number in front; the groups of rows, values and totals are ids of columns.
struct SentenceRules {
  int least = 0;                          // a form has at least so many rows with a score
  std::vector<SentenceHeading> headings;  // outer ones first; the innermost is the indicator
  std::vector<Pattern> rows;              // a row each
  std::vector<Pattern> values;            // behind a heading or a row; the first that fits decides
  std::vector<Pattern> totals;
  std::vector<Pattern> ends;  // nothing behind it belongs to the row above

  bool empty() const { return headings.empty() && rows.empty(); }
};

struct TableRule {
  std::string id;  // funds, goals, indicators
  std::vector<ColumnRule> columns;
  std::vector<RowRule> rows;  // fixed rows; empty: free rows
  Labels total_rows;
  Labels subtotal_rows;
  Labels skip_rows;  // template rows: ……, 指标2
  Labels caption;    // the cell beside or above the table that names it: 项目资金
  Labels stop_at;
  Labels blocks;  // cells that name a block of indicators: 年度绩效目标1; 中期目标 beside 年度目标
  std::vector<Pattern> group_weight;  // groups `name` and `weight`
  std::vector<Pattern> block_score;   // group `score`; of a cell in the header row
  UnitRule unit;
  SentenceRules sentences;
};

struct ClaimRule {
  std::string id;  // Claim::key
  std::vector<Pattern> patterns;
  std::vector<Pattern> unless;  // a sentence that any of these fits says something else
  ValueType type = ValueType::kMoney;
};

enum class Blank { kUnknown, kZero };

// tolerance: as_printed | none | fixed N
struct Tolerance {
  enum class Kind { kAsPrinted, kNone, kFixed } kind = Kind::kNone;
  Decimal amount;
};

// One signed term of an equation's side: [constant *] field, or sum(table.column where role=part).
struct Term {
  bool minus = false;
  Decimal factor = 1;
  FieldPath field;   // "funds.total.annual_budget"; inside `each`, a column of the row
  std::string role;  // of sum(… where role=X); empty: no filter
  bool sum = false;
};

struct Equation {
  std::vector<Term> left;
  std::vector<Term> right;
  std::string relation;  // "=", "<=", ">=", "<", ">" (the last two in `when` only)
  std::string text;      // as written
};

// A grade and the scores out of 100 that earn it; without `most`, all up to the next band.
struct GradeBand {
  std::vector<std::string> names;  // label keys
  Decimal least;
  std::optional<Decimal> most;
};

// What each block of a form weighs. `names` are parts of the names of level 1, else of level 2.
struct BlockWeight {
  std::vector<std::string> names;  // label keys
  Decimal weight;
};

// One way to share out the points.
struct WeightVariant {
  std::optional<Decimal> execution;  // of the funds; none: the rate carries no points
  std::vector<BlockWeight> blocks;   // none: only the execution is laid down
};

// Words that only some offices use of themselves.
struct OfficePhrase {
  std::vector<Pattern> patterns;
  std::vector<std::string> names;  // parts of the names of those offices, as label keys
};

// One check of a pack. Which keys a kind reads, with an example each, stands in rules/README.md:
//   required    fields [, each]              a named field, cell, section or form is blank
//   one_of      fields, when                 `when` is filled, none of `fields` is
//   equation    equation, blank, tolerance   side = side
//   compare     equation [, each]            side <= side, side >= side
//   sum_rows    parts, whole [, otherwise]   the parts add up to the whole (else to `otherwise`)
//               [out_of, words]              scaled to 100 where out_of adds up to less; rows whose
//                                            target is one of the words are left out
//   weight_sum  parts, whole, by             the same within each group of `by`
//   ratio       fields: part, base, rate     rate = part / base at the printed precision
//   score       fields (each: funds)         execution score = weight * min(rate, 1)
//               (each: indicators)           by code: unmet-full-score, met-but-deducted,
//               words, reverse, bands, bound score-off-formula; words: second levels whose bare
//                                            targets mean "at least"
//   range       fields, bound [, each]       no value below the bound
//   same_as     fields: said, form           a claim against the form's value
//               fields: cover, names         the cover's name against the form's names
//   reason_if   when, fields [, each]        `when` holds and the reason is blank
//   placeholder fields, words, re [, each]   left-over or misplaced wording in a text
//   grade       fields: grade, score, whole, the score falls into the band of the grade
//               bands [, otherwise]
//   covers      fields, words                each word stands in some row; "a|b" is either
//   date_in_year fields: target, actual,     dates lie in the fiscal year; rows whose `by` holds
//               by, words, re, each          one of the words, and texts that are dates by `re`
//   unique      fields: two texts [, each]   they are not the same word for word
//   excess      fields: target, actual,      the actual is below `bound` times the target, or
//               reason, bound, each          the reason says why
//   block_weights variants                   the blocks weigh what one of the variants says
//   cost        fields: name, target, actual the amount of a total cost (a name by `re`) is the
//               parts: spent, budgets        money spent; no target is `bound` times all money
//               re, unless, bound, each
//   claim_sum   re, ending, closed, unless   parts listed in a sentence add up to its whole
//   claim_ratio re [, unless, each, fields]  a share said in words is the quotient of its figures
//   claim_count fields: name, actual,        a figure said in prose behind an indicator's name is
//               target, re, unless, each     its actual or its target
//   said_if     when, fields, re             where `when` holds, no text of `fields` fits `re`
//   passages    fields: own names, phrases   words of another office in the prose
//   places      fields, re, unless           bodies of another place than the form's in the prose
struct CheckRule {
  std::string id;
  std::string kind;
  std::string code;
  std::optional<Severity> severity;  // else the code's own
  std::string each;                  // indicators, funds, goals, sections; empty: once a form
  std::vector<FieldPath> fields;     // in the order of the kind
  std::optional<Equation> equation;
  std::optional<Equation> when;
  FieldPath by;  // grouping column
  FieldPath whole;
  std::vector<FieldPath> parts;
  std::vector<FieldPath> out_of;     // what the parts can be at the most: columns of weights
  std::optional<Decimal> otherwise;  // the whole where none is printed
  std::optional<Decimal> bound;
  std::vector<std::string> words;  // label keys, compared whole
  std::vector<Pattern> patterns;
  std::vector<GradeBand> bands;      // of `score`: shares of the weight in percent
  std::vector<std::string> reverse;  // complement, quotient: what a missed "at most" earns
  std::vector<Pattern> unless;       // a sentence that any of these fits is not judged
  std::vector<Pattern> closed;       // words that say that the parts listed are all
  std::vector<Pattern> ending;       // a whole that stands behind its parts
  std::vector<WeightVariant> variants;
  std::vector<OfficePhrase> phrases;
  Blank blank = Blank::kUnknown;
  Tolerance tolerance;
  int floor = 2;        // decimals money is compared at, at the least
  std::string message;  // overrides the code's own message
  std::string cite;
};

struct Authority {
  std::string issuer;
  std::string document;
  std::string title;
};

// What a test expects, and where the pack says so.
struct Expectation {
  std::string name;   // JSON Pointer; id of a check, or code of a finding
  std::string value;  // at the pointer, as text; "null" for none
  int line = 0;
  int column = 0;
};

// Where a test shows "{fields.department}", each label of that field in turn.
struct LabelSlot {
  std::string sign;
  std::vector<std::string> labels;
};

// A small document and what the pack must make of it.
struct PackTest {
  std::string name;
  int line = 0;
  Document document;
  std::vector<LabelSlot> slots;  // it is run with each of their labels
  std::vector<Expectation> values;
  std::vector<Expectation> fires;
  std::vector<Expectation> silent;
};

struct Pack {
  std::string file;
  std::string id;
  std::string version;
  std::string title;
  std::string status;
  Authority authority;
  std::string digest;   // over its own bytes and its parent's digest
  std::string extends;  // id of the parent; empty: none
  DetectRule detect;
  // Of the folder and its own; packs without words of their own share them.
  std::shared_ptr<const ValueWords> values = std::make_shared<const ValueWords>();
  SectionRules sections;
  std::vector<ClaimRule> claims;
  std::vector<FieldRule> fields;
  std::vector<TableRule> tables;
  std::vector<CheckRule> checks;
  std::vector<PackTest> tests;  // its own: a parent's are about the parent's forms
  LabelIndex index;             // of its labels, for find_labels()
};

// Does the pack read its rows from sentences, and not from tables?
inline bool reads_sentences(const Pack& pack) {
  return std::any_of(pack.tables.begin(), pack.tables.end(),
                     [](const TableRule& table) { return !table.sentences.empty(); });
}

// Does the pack read the prose of a report? Look-alikes among reports have chapters and no table.
inline bool reads_prose(const Pack& pack) {
  return pack.detect.kind == "narrative" ||
         (pack.tables.empty() && !pack.sections.headings.empty());
}

struct Rules {
  std::vector<Pack> packs;  // make_rules() makes the rest of them
  FormWords words;
  DetectIndex detection;
  ValueWords values;  // of the folder, for what is read before its pack is known
};

}  // namespace jixiao
