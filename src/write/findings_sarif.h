// Findings as SARIF 2.1.0: one log, one run, whatever the number of documents.
//
// A document is two artifacts: the file, and nested in it the text that a person reads there
// (`extract --format text`), which is what regions count in: a .docx has no lines of its own.
//
//   artifacts[2i]    in/a.docx       mime type, sha-256, length
//   artifacts[2i+1]  /a.docx.txt     parentIndex 2i, contents.text
//   results          ruleId score-total-mismatch, level error,
//                    locations[0].physicalLocation line 31, columns 40–42 of artifacts[2i+1]
//                    locations[0].logicalLocations /forms/0/total/score, and so for the operands
//
// Written as the documents come: results at once, artifacts to a second place, which finish() takes
// in behind them. Rules hold every code, in the language of the run; translations the other one.
// An input that failed is a notification of the invocation.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "write/findings_rows.h"
#include "write/write.h"

namespace jixiao {

class SarifLog {
 public:
  SarifLog(bool english, TextSink log, TextSink artifacts);

  void add(const CheckedDocument& document);
  // `copy_artifacts` writes to the log what went to the second place.
  void finish(const RunSummary& run, const std::function<void()>& copy_artifacts);

 private:
  void add_artifacts(const CheckedDocument& document);

  bool english_;
  TextSink log_;
  TextSink artifacts_;
  std::size_t documents_ = 0;
  bool has_results_ = false;
  std::string notifications_;  // of the inputs that failed
};

// A path as a URI reference: in/甲.docx -> in/%E7%94%B2.docx, /a b -> file:///a%20b.
std::string path_uri(std::string_view path);

}  // namespace jixiao
