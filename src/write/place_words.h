// Where a finding stands, in words that a person can follow in the printed report.
//
// Example: 表1「项目支出绩效自评表」第14行第8列“得分”
//          表1「项目支出绩效自评表」第14行“偏差原因”              (a blank cell)
//          表1「项目支出绩效自评表」第3行第2列“项目名称” | 文本第31行  (plain text)
//          「二、项目资金」                                      (prose of a .docx)
//          word/document.xml block 31                            (prose without a heading)
// Rows, columns and tables count from 1 here, as people count; JSON counts from 0. Not here: the
// words of the finding itself (check/).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report/report.h"

namespace jixiao {

// Origins by JSON Pointer, made once a report.
class OriginIndex {
 public:
  struct Entry {
    std::string pointer;
    int origin = -1;  // index into Report::origins
  };

  explicit OriginIndex(const Report& report);

  // Null if no value with an origin stands there.
  const Entry* find(std::string_view pointer) const;
  // Those whose pointers begin so.
  std::span<const Entry> below(std::string_view begin) const;

 private:
  std::vector<Entry> entries_;  // by pointer
};

// A place and the pointer among the finding's that led there; empty where none did.
struct FoundPlace {
  Place place;
  std::string pointer;
};
std::optional<FoundPlace> find_place(const Report& report, const Finding& finding,
                                     const OriginIndex& origins);

// The same in words. Taken from the first of `at` that has an origin, else from the finding's own
// place; where all are blank, from the rest of their row, else from their form. Empty if nothing
// says where.
std::string place_words(const Report& report, const Finding& finding, const OriginIndex& origins,
                        bool english);

}  // namespace jixiao
