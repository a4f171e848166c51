// A checked document as flat rows: what CSV, workbook, web page and SARIF are made from. The rows
// hold copies, so that they outlive the report.
//
// Example: the finding at /forms/0/indicators/6/score becomes a row with
//   form 1, place table 0 row 20 col 7, field 得分,
//   where 表1「项目支出绩效自评表」第21行第8列“得分”,
//   operands 指标“整改率”年度指标值“≥90”；…分值“15”, excerpt of the table's row with that cell
//   marked
// Not here: how an output looks.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "document/document.h"
#include "report/report.h"
#include "value/failure.h"
#include "write/write.h"

namespace jixiao {

// A cell of the table row, or a piece of the paragraph, that a finding stands in.
struct ExcerptPiece {
  std::string text;
  bool marked = false;
};

struct FindingRow {
  Finding finding;
  std::string form;     // form_words(), 全文 for a finding of no form
  std::string project;  // of that form
  std::string unit;
  std::optional<Place> place;
  std::string field;  // of the value accused; empty where none stands for it
  std::string where;
  std::string operands;  // with their original texts
  std::vector<ExcerptPiece> excerpt;
  bool table_excerpt = false;  // the pieces are cells
  TextSpot spot;               // in the rendered text; line 1 where nothing says where
  std::string snippet;         // the characters there
};

struct CoverageRow {
  Coverage coverage;
  std::string form;
  std::string where;
};

struct ValueRow {
  std::string form;
  std::string what;  // 指标“整改率”得分
  std::string value;
  std::optional<Decimal> number;
  bool rate = false;  // number is a fraction
  std::string original;
  std::string where;
  std::string pointer;
  std::string rule;
};

// What became of one input.
struct CheckedDocument {
  SourceInfo source;
  std::optional<FailureKind> failure;  // then nothing else stands here but the message
  std::string message;
  std::vector<FindingRow> findings;  // those of Report::gone last
  std::vector<CoverageRow> coverage;
  std::vector<ValueRow> values;
  std::vector<PackReference> packs;
  Tally tally;
  std::string text;  // the document as `extract --format text` prints it
};

// Which of the costly parts are wanted.
struct RowOptions {
  bool english = false;
  bool values = false;
  bool text = false;  // text, and the spots in it
};

CheckedDocument checked_document(const Report& report, const Document& document,
                                 const RowOptions& options);
CheckedDocument failed_document(const SourceInfo& source, FailureKind kind,
                                const std::string& message);

// Is it a note of the readers, that belongs beside the findings of the document and not among them?
bool is_reading_note(const Finding& finding);

// What a run over many documents tells at its end.
struct RunSummary {
  std::string engine;
  std::string time;  // "2026-11-26 01:30:00", local
  std::size_t inputs = 0;
  std::size_t failed = 0;
  Tally tally;
  std::vector<PackReference> packs;  // that read a form or a narrative
  std::vector<std::string> notes;    // on suppressions and the baseline, a sentence each
  bool successful = true;
};

}  // namespace jixiao
