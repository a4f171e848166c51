#include "write/findings_csv.h"

#include <array>
#include <string_view>

#include "write/findings_words.h"

namespace jixiao {
namespace {

struct Column {
  std::string_view chinese;
  std::string_view english;
};

constexpr std::array<Column, 24> kColumns = {{{"文件", "document"},
                                              {"表单", "form"},
                                              {"项目", "project"},
                                              {"单位", "unit"},
                                              {"级别", "severity"},
                                              {"代码", "code"},
                                              {"说明", "message"},
                                              {"填报", "stated"},
                                              {"计算", "computed"},
                                              {"相差", "difference"},
                                              {"允差", "tolerance"},
                                              {"表", "table"},
                                              {"行", "row"},
                                              {"列", "column"},
                                              {"栏目", "field"},
                                              {"文本行", "line"},
                                              {"位置", "place"},
                                              {"相关原文", "operands"},
                                              {"检查项", "check"},
                                              {"状态", "state"},
                                              {"豁免理由", "suppression reason"},
                                              {"豁免人", "suppressed by"},
                                              {"豁免至", "suppressed until"},
                                              {"指纹", "fingerprint"}}};

bool reads_as_formula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

std::string field(const std::string& text) {
  std::string safe = reads_as_formula(text) ? "'" + text : text;
  if (safe.find_first_of(",\"\r\n") == std::string::npos) return safe;
  std::string quoted = "\"";
  for (const char c : safe) {
    if (c == '"') quoted += c;
    quoted += c;
  }
  return quoted + "\"";
}

// The row's fields in the order of kColumns.
class Line {
 public:
  void text(const std::string& value) { add(field(value)); }
  void number(const std::optional<Decimal>& value) { add(value ? value->to_string() : ""); }
  // People count from 1; -1 is nothing.
  void index(int zero_based) { add(zero_based < 0 ? "" : std::to_string(zero_based + 1)); }
  void skip(int columns) {
    for (int i = 0; i < columns; ++i) add("");
  }
  std::string take() { return out_ + "\r\n"; }

 private:
  void add(const std::string& value) {
    if (!first_) out_ += ',';
    first_ = false;
    out_ += value;
  }

  std::string out_;
  bool first_ = true;
};

std::string finding_line(const CheckedDocument& document, const FindingRow& row, bool english) {
  const Finding& finding = row.finding;
  const Place place = row.place.value_or(Place{});
  Line line;
  line.text(document.source.path);
  line.text(row.form);
  line.text(row.project);
  line.text(row.unit);
  line.text(severity_word(finding.severity, english));
  line.text(finding.code);
  line.text(finding.message);
  line.number(finding.stated);
  line.number(finding.computed);
  line.number(difference(finding));
  line.number(finding.tolerance);
  line.index(place.table);
  line.index(place.row);
  line.index(place.col);
  line.text(row.field);
  line.index(place.line < 0 ? -1 : place.line - 1);
  line.text(row.where);
  line.text(row.operands);
  line.text(finding.check);
  line.text(state_words(finding, english));
  const Suppressed settled = finding.suppressed.value_or(Suppressed{});
  line.text(settled.reason);
  line.text(settled.by);
  line.text(settled.until);
  line.text(finding.fingerprint);
  return line.take();
}

}  // namespace

std::string csv_header(bool english) {
  Line line;
  for (const Column& column : kColumns) line.text(say(english, column.chinese, column.english));
  return line.take();
}

std::string csv_rows(const CheckedDocument& document, bool english) {
  if (document.failure) {
    Line line;
    line.text(document.source.path);
    line.skip(3);
    line.text(say(english, "无法读取", "unreadable"));
    line.text(std::string(failure_name(*document.failure)));
    line.text(document.message);
    line.skip(static_cast<int>(kColumns.size()) - 7);
    return line.take();
  }
  std::string lines;
  for (const FindingRow& row : document.findings) lines += finding_line(document, row, english);
  return lines;
}

}  // namespace jixiao
