// Findings as the workbook that an audit office hands round.
//
//   问题清单    a row a finding, graver ones coloured, figures as numbers
//   检查覆盖    a row a check: its outcome and why
//   提取值      a row a value: in words, as read, as it stands in the document
//   未识别内容  what was skipped or broken, and inputs that could not be read at all
//   运行信息    when, with what, how many; suppressions, baseline, rule packs
//
// Headers are frozen, filtered and repeated in print; pages are landscape and one page wide. Text
// is written as text, whatever it begins with; figures keep the decimals they were printed with. A
// sheet that is full goes on in a further one (问题清单 2); a text longer than a cell can hold is
// cut, says so in the cell and is counted in 运行信息. Rows go to disk as they come, so memory does
// not grow with the documents.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "write/findings_rows.h"

namespace jixiao {

class FindingsWorkbook {
 public:
  // As many rows as a sheet can have.
  static constexpr std::uint32_t kSheetRows = 1'048'576;

  // Writes to `path` in the end. Throws Failure (io).
  FindingsWorkbook(const std::string& path, bool english, std::uint32_t rows_a_sheet = kSheetRows);
  FindingsWorkbook(const FindingsWorkbook&) = delete;
  FindingsWorkbook& operator=(const FindingsWorkbook&) = delete;
  ~FindingsWorkbook();

  void add(const CheckedDocument& document);
  // Throws Failure (io): a full disk.
  void finish(const RunSummary& run);

 private:
  class Book;
  std::unique_ptr<Book> book_;
};

}  // namespace jixiao
