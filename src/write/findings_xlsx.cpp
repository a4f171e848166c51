#include "write/findings_xlsx.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <map>
#include <span>
#include <string_view>
#include <vector>

#include "write/findings_words.h"
#include "write/workbook_text.h"
#include "write/xlsxwriter.h"

namespace jixiao {
namespace {

struct ColumnPlan {
  std::string_view chinese;
  std::string_view english;
  double width;
};

constexpr std::array<ColumnPlan, 15> kFindingColumns = {{{"文件", "Document", 19},
                                                         {"表单", "Form", 19},
                                                         {"级别", "Severity", 8},
                                                         {"问题", "Problem", 14},
                                                         {"说明", "Message", 42},
                                                         {"填报", "Stated", 10},
                                                         {"计算", "Computed", 10},
                                                         {"相差", "Difference", 10},
                                                         {"位置", "Place", 23},
                                                         {"相关原文", "Operands", 32},
                                                         {"状态", "State", 8},
                                                         {"豁免", "Suppression", 14},
                                                         {"代码", "Code", 24},
                                                         {"检查项", "Check", 34},
                                                         {"指纹", "Fingerprint", 20}}};
// Codes and hashes are for lists and filters, not for paper.
constexpr int kPrintedFindingColumns = 12;

constexpr std::array<ColumnPlan, 6> kCoverageColumns = {{{"文件", "Document", 24},
                                                         {"表单", "Form", 32},
                                                         {"检查项", "Check", 40},
                                                         {"结果", "Outcome", 12},
                                                         {"原因", "Reason", 30},
                                                         {"位置", "Place", 36}}};

constexpr std::array<ColumnPlan, 8> kValueColumns = {{{"文件", "Document", 22},
                                                      {"表单", "Form", 24},
                                                      {"内容", "Value of", 32},
                                                      {"值", "Value", 34},
                                                      {"原文", "Original", 34},
                                                      {"位置", "Place", 32},
                                                      {"数据路径", "Pointer", 34},
                                                      {"规则", "Rule", 34}}};

constexpr std::array<ColumnPlan, 6> kUnreadColumns = {{{"文件", "Document", 26},
                                                       {"级别", "Severity", 10},
                                                       {"类型", "Kind", 18},
                                                       {"说明", "Message", 70},
                                                       {"位置", "Place", 36},
                                                       {"指纹", "Fingerprint", 20}}};

constexpr std::array<ColumnPlan, 2> kRunColumns = {{{"项目", "Item", 24}, {"内容", "Content", 90}}};

struct SheetPlan {
  std::string_view chinese;
  std::string_view english;
  std::span<const ColumnPlan> columns;
  int printed;  // the first so many columns stand on paper
  lxw_color_t tab;
};

enum SheetId : std::size_t { kFindings, kCoverage, kValues, kUnread, kRun, kSheetCount };

const std::array<SheetPlan, kSheetCount>& sheet_plans() {
  static const std::array<SheetPlan, kSheetCount> kPlans = {
      {{"问题清单", "Findings", kFindingColumns, kPrintedFindingColumns, 0xB42318},
       {"检查覆盖", "Coverage", kCoverageColumns, 6, 0x1F3864},
       {"提取值", "Values", kValueColumns, 6, 0x1F3864},
       {"未识别内容", "Not read", kUnreadColumns, 5, 0xB86E00},
       {"运行信息", "Run", kRunColumns, 2, 0x7F7F7F}}};
  return kPlans;
}

struct Sheet {
  lxw_worksheet* worksheet = nullptr;
  std::size_t plan = 0;
  int part = 1;           // 问题清单 2 is the second
  std::uint32_t row = 0;  // the last row written; 0 is the header
  double lines = 1;       // of its highest cell
};

// Programs do not agree on whether a row without a height grows with its text, so each has one.
constexpr double kLineHeight = 16.5;
constexpr double kMostHeight = 409;  // of any row

}  // namespace

class FindingsWorkbook::Book {
 public:
  Book(const std::string& path, bool english, std::uint32_t rows);
  Book(const Book&) = delete;
  Book& operator=(const Book&) = delete;
  ~Book() {
    if (workbook_ != nullptr) xlsxwriter().lxw_workbook_free(workbook_);
  }

  void add_finding(const CheckedDocument& document, const FindingRow& row);
  void add_unread(const CheckedDocument& document, const FindingRow& row);
  void add_failure(const CheckedDocument& document);
  void add_coverage(const CheckedDocument& document, const CoverageRow& row);
  void add_value(const CheckedDocument& document, const ValueRow& row);
  void add_run(const RunSummary& run);
  void close();

 private:
  lxw_format* make_format();
  lxw_format* body_format(lxw_color_t back, lxw_color_t ink);
  lxw_format* figure_format(int places, bool percent);
  lxw_format* severity_format(Severity severity) const {
    return severities_[static_cast<std::size_t>(severity)];
  }
  void begin_sheet(Sheet& sheet);
  void finish_sheet(Sheet& sheet);
  static void finish_row(Sheet& sheet);
  Sheet& next_row(SheetId id);
  void text(Sheet& sheet, int column, const std::string& value, lxw_format* format = nullptr);
  void number(Sheet& sheet, int column, const std::optional<Decimal>& value, bool percent = false);
  void run_row(const std::string& item, const std::string& content);
  void run_counts(const RunSummary& run);

  std::string path_;
  bool english_;
  std::uint32_t rows_;
  lxw_workbook* workbook_ = nullptr;
  lxw_format* header_ = nullptr;
  lxw_format* body_ = nullptr;
  lxw_format* code_ = nullptr;  // on one line, however long
  std::array<lxw_format*, 3> severities_{};
  lxw_format* failed_ = nullptr;
  lxw_format* passed_ = nullptr;
  std::map<std::pair<int, bool>, lxw_format*> numbers_;
  std::array<Sheet, kSheetCount> sheets_;
  std::vector<Sheet> full_;  // whose further rows stand in another one
  std::array<std::uint64_t, kSheetCount> counts_{};
  std::uint64_t cut_ = 0;
};

FindingsWorkbook::Book::Book(const std::string& path, bool english, std::uint32_t rows)
    : path_(path), english_(english), rows_(rows) {
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  options.use_zip64 = LXW_TRUE;
  workbook_ = xlsxwriter().workbook_new_opt(path_.c_str(), &options);
  if (workbook_ == nullptr) throw Failure{FailureKind::kIo, "cannot begin a workbook"};
  header_ = make_format();
  xlsxwriter().format_set_bold(header_);
  xlsxwriter().format_set_font_color(header_, 0xFFFFFF);
  xlsxwriter().format_set_bg_color(header_, 0x1F3864);
  xlsxwriter().format_set_align(header_, LXW_ALIGN_CENTER);
  xlsxwriter().format_set_align(header_, LXW_ALIGN_VERTICAL_CENTER);
  xlsxwriter().format_set_text_wrap(header_);
  body_ = body_format(LXW_COLOR_UNSET, LXW_COLOR_UNSET);
  code_ = make_format();
  xlsxwriter().format_set_align(code_, LXW_ALIGN_VERTICAL_TOP);
  xlsxwriter().format_set_font_color(code_, 0x5F6C7B);
  severities_ = {body_format(0xE8F1FB, 0x175CD3), body_format(0xFFF1CC, 0x7A4B00),
                 body_format(0xFBD9D6, 0xB42318)};
  failed_ = severities_.back();
  passed_ = body_format(0xE3F4E5, 0x1B6B2F);
  for (lxw_format* format : {severities_[0], severities_[1], severities_[2], passed_}) {
    xlsxwriter().format_set_align(format, LXW_ALIGN_CENTER);
  }
  xlsxwriter().format_set_bold(severities_.back());
  for (std::size_t i = 0; i < kSheetCount; ++i) {
    sheets_[i].plan = i;
    begin_sheet(sheets_[i]);
  }
}

lxw_format* FindingsWorkbook::Book::make_format() {
  lxw_format* format = xlsxwriter().workbook_add_format(workbook_);
  if (format == nullptr) throw std::bad_alloc();
  xlsxwriter().format_set_font_name(format, "微软雅黑");
  xlsxwriter().format_set_font_size(format, 10);
  xlsxwriter().format_set_border(format, LXW_BORDER_THIN);
  xlsxwriter().format_set_border_color(format, 0xC8CFD8);
  return format;
}

lxw_format* FindingsWorkbook::Book::body_format(lxw_color_t back, lxw_color_t ink) {
  lxw_format* format = make_format();
  xlsxwriter().format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  xlsxwriter().format_set_text_wrap(format);
  if (back != LXW_COLOR_UNSET) xlsxwriter().format_set_bg_color(format, back);
  if (ink != LXW_COLOR_UNSET) xlsxwriter().format_set_font_color(format, ink);
  return format;
}

lxw_format* FindingsWorkbook::Book::figure_format(int places, bool percent) {
  lxw_format*& format = numbers_[{places, percent}];
  if (format == nullptr) {
    format = make_format();
    xlsxwriter().format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    xlsxwriter().format_set_num_format(format, number_format(places, percent).c_str());
  }
  return format;
}

void FindingsWorkbook::Book::begin_sheet(Sheet& sheet) {
  const SheetPlan& plan = sheet_plans()[sheet.plan];
  std::string name = say(english_, plan.chinese, plan.english);
  if (sheet.part > 1) name += " " + std::to_string(sheet.part);
  sheet.worksheet = xlsxwriter().workbook_add_worksheet(workbook_, name.c_str());
  if (sheet.worksheet == nullptr) throw Failure{FailureKind::kIo, "cannot add a sheet"};
  sheet.row = 0;
  sheet.lines = 1;
  xlsxwriter().worksheet_set_row(sheet.worksheet, 0, 24, nullptr);
  for (std::size_t i = 0; i < plan.columns.size(); ++i) {
    const auto column = static_cast<lxw_col_t>(i);
    xlsxwriter().worksheet_set_column(sheet.worksheet, column, column, plan.columns[i].width,
                                      nullptr);
    text(sheet, static_cast<int>(i),
         say(english_, plan.columns[i].chinese, plan.columns[i].english), header_);
  }
  xlsxwriter().worksheet_freeze_panes(sheet.worksheet, 1, 0);
  xlsxwriter().worksheet_set_tab_color(sheet.worksheet, plan.tab);
  xlsxwriter().worksheet_set_landscape(sheet.worksheet);
  constexpr std::uint8_t kA4 = 9;
  xlsxwriter().worksheet_set_paper(sheet.worksheet, kA4);
  xlsxwriter().worksheet_set_margins(sheet.worksheet, 0.4, 0.4, 0.6, 0.6);
  xlsxwriter().worksheet_fit_to_pages(sheet.worksheet, 1, 0);
  xlsxwriter().worksheet_repeat_rows(sheet.worksheet, 0, 0);
  xlsxwriter().worksheet_set_header(sheet.worksheet, "&L&9jixiao 绩效&R&9&A");
  xlsxwriter().worksheet_set_footer(sheet.worksheet,
                                    english_ ? "&C&9Page &P of &N" : "&C&9第 &P 页，共 &N 页");
}

void FindingsWorkbook::Book::finish_sheet(Sheet& sheet) {
  const SheetPlan& plan = sheet_plans()[sheet.plan];
  const auto last = static_cast<lxw_col_t>(plan.columns.size() - 1);
  if (sheet.plan != kRun) xlsxwriter().worksheet_autofilter(sheet.worksheet, 0, 0, sheet.row, last);
  xlsxwriter().worksheet_print_area(sheet.worksheet, 0, 0, sheet.row,
                                    static_cast<lxw_col_t>(plan.printed - 1));
}

void FindingsWorkbook::Book::finish_row(Sheet& sheet) {
  if (sheet.row == 0) return;
  const double height = std::min(sheet.lines * kLineHeight + 3, kMostHeight);
  xlsxwriter().worksheet_set_row(sheet.worksheet, sheet.row, height, nullptr);
  sheet.lines = 1;
}

Sheet& FindingsWorkbook::Book::next_row(SheetId id) {
  Sheet& sheet = sheets_[id];
  finish_row(sheet);
  if (sheet.row + 1 >= rows_) {
    full_.push_back(sheet);
    ++sheet.part;
    begin_sheet(sheet);
  }
  ++sheet.row;
  ++counts_[id];
  return sheet;
}

void FindingsWorkbook::Book::text(Sheet& sheet, int column, const std::string& value,
                                  lxw_format* format) {
  const std::string shown = cell_content(value, english_);
  cut_ += shown.size() < value.size() ? 1U : 0U;
  const auto at = static_cast<lxw_col_t>(column);
  lxw_format* const used = format == nullptr ? body_ : format;
  if (used != code_ && sheet.row > 0) {
    const ColumnPlan& plan = sheet_plans()[sheet.plan].columns[static_cast<std::size_t>(column)];
    sheet.lines = std::max(sheet.lines, line_count(shown, plan.width));
  }
  const lxw_error error =
      shown.empty() ? xlsxwriter().worksheet_write_blank(sheet.worksheet, sheet.row, at, used)
                    : xlsxwriter().worksheet_write_string(sheet.worksheet, sheet.row, at,
                                                          shown.c_str(), used);
  if (error != LXW_NO_ERROR) throw Failure{FailureKind::kIo, xlsxwriter().lxw_strerror(error)};
}

void FindingsWorkbook::Book::number(Sheet& sheet, int column, const std::optional<Decimal>& value,
                                    bool percent) {
  if (!value || !fits_number(*value)) {
    text(sheet, column, value ? value->to_string() : "");
    return;
  }
  const int places = percent ? std::max(0, value->normalized().places() - 2) : value->places();
  const double figure = std::strtod(value->to_string().c_str(), nullptr);
  xlsxwriter().worksheet_write_number(sheet.worksheet, sheet.row, static_cast<lxw_col_t>(column),
                                      figure, figure_format(places, percent));
}

void FindingsWorkbook::Book::add_finding(const CheckedDocument& document, const FindingRow& row) {
  const Finding& finding = row.finding;
  const bool percent = is_about_rate(finding);
  Sheet& sheet = next_row(kFindings);
  text(sheet, 0, document.source.path);
  text(sheet, 1, row.form);
  text(sheet, 2, severity_word(finding.severity, english_), severity_format(finding.severity));
  text(sheet, 3, code_title(finding.code, english_));
  text(sheet, 4, finding.message);
  number(sheet, 5, finding.stated, percent);
  number(sheet, 6, finding.computed, percent);
  number(sheet, 7, difference(finding), percent);
  text(sheet, 8, row.where);
  text(sheet, 9, row.operands);
  text(sheet, 10, state_words(finding, english_));
  text(sheet, 11, finding.suppressed ? suppression_words(*finding.suppressed, english_) : "");
  text(sheet, 12, finding.code, code_);
  text(sheet, 13, finding.check, code_);
  text(sheet, 14, finding.fingerprint, code_);
}

void FindingsWorkbook::Book::add_unread(const CheckedDocument& document, const FindingRow& row) {
  Sheet& sheet = next_row(kUnread);
  const Finding& finding = row.finding;
  text(sheet, 0, document.source.path);
  text(sheet, 1, severity_word(finding.severity, english_), severity_format(finding.severity));
  text(sheet, 2, code_title(finding.code, english_));
  text(sheet, 3, finding.message);
  text(sheet, 4, row.where);
  text(sheet, 5, finding.fingerprint, code_);
}

void FindingsWorkbook::Book::add_failure(const CheckedDocument& document) {
  Sheet& sheet = next_row(kUnread);
  text(sheet, 0, document.source.path);
  text(sheet, 1, say(english_, "无法读取", "unreadable"), failed_);
  text(sheet, 2, std::string(failure_name(*document.failure)));
  text(sheet, 3, document.message);
  text(sheet, 4, "");
  text(sheet, 5, "");
}

void FindingsWorkbook::Book::add_coverage(const CheckedDocument& document, const CoverageRow& row) {
  Sheet& sheet = next_row(kCoverage);
  const Coverage& entry = row.coverage;
  lxw_format* format = body_;
  if (entry.outcome == Outcome::kPass) format = passed_;
  if (entry.outcome == Outcome::kFail || entry.outcome == Outcome::kError) format = failed_;
  text(sheet, 0, document.source.path);
  text(sheet, 1, row.form);
  text(sheet, 2, entry.check);
  text(sheet, 3, outcome_word(entry.outcome, english_), format);
  text(sheet, 4, entry.reason);
  text(sheet, 5, row.where);
}

void FindingsWorkbook::Book::add_value(const CheckedDocument& document, const ValueRow& row) {
  Sheet& sheet = next_row(kValues);
  text(sheet, 0, document.source.path);
  text(sheet, 1, row.form);
  text(sheet, 2, row.what);
  if (row.number) {
    number(sheet, 3, row.number, row.rate);
  } else {
    text(sheet, 3, row.value);
  }
  text(sheet, 4, row.original);
  text(sheet, 5, row.where);
  text(sheet, 6, row.pointer, code_);
  text(sheet, 7, row.rule, code_);
}

void FindingsWorkbook::Book::run_row(const std::string& item, const std::string& content) {
  Sheet& sheet = next_row(kRun);
  text(sheet, 0, item);
  text(sheet, 1, content);
}

void FindingsWorkbook::Book::run_counts(const RunSummary& run) {
  const TextOptions plain{false, english_};
  run_row(say(english_, "文件", "Documents"), std::to_string(run.inputs));
  run_row(say(english_, "无法读取", "Unreadable"), std::to_string(run.failed));
  run_row(say(english_, "问题", "Findings"), severity_summary(run.tally, plain));
  run_row(say(english_, "检查", "Checks"), coverage_summary(run.tally, english_));
  for (const SheetId id : {kFindings, kCoverage, kValues, kUnread}) {
    const SheetPlan& plan = sheet_plans()[id];
    std::string rows = std::to_string(counts_[id]) + say(english_, " 行", " rows");
    const std::string sheets = std::to_string(sheets_[id].part);
    if (sheets_[id].part > 1) {
      rows += say(english_, "，分在 " + sheets + " 张工作表", ", on " + sheets + " sheets");
    }
    run_row(say(english_, plan.chinese, plan.english), rows);
  }
  if (cut_ > 0) {
    run_row(say(english_, "截短的单元格", "Cells cut"), std::to_string(cut_));
  }
}

void FindingsWorkbook::Book::add_run(const RunSummary& run) {
  run_row(say(english_, "程序", "Program"), "jixiao " + run.engine);
  run_row(say(english_, "时间", "Time"), run.time);
  run_counts(run);
  for (const std::string& note : run.notes) run_row(say(english_, "说明", "Note"), note);
  for (const PackReference& pack : run.packs) {
    run_row(say(english_, "规则包", "Rule pack"), pack.id + " " + pack.version + " " + pack.digest);
  }
}

void FindingsWorkbook::Book::close() {
  for (Sheet& sheet : sheets_) finish_row(sheet);
  for (Sheet& sheet : full_) finish_sheet(sheet);
  for (Sheet& sheet : sheets_) finish_sheet(sheet);
  lxw_workbook* const workbook = workbook_;
  workbook_ = nullptr;  // closing frees it, whatever comes of it
  const lxw_error error = xlsxwriter().workbook_close(workbook);
  if (error != LXW_NO_ERROR) {
    throw Failure{FailureKind::kIo,
                  std::string("cannot write the workbook: ") + xlsxwriter().lxw_strerror(error)};
  }
}

FindingsWorkbook::FindingsWorkbook(const std::string& path, bool english,
                                   std::uint32_t rows_a_sheet)
    : book_(std::make_unique<Book>(path, english, rows_a_sheet)) {}

FindingsWorkbook::~FindingsWorkbook() = default;

void FindingsWorkbook::add(const CheckedDocument& document) {
  if (document.failure) book_->add_failure(document);
  for (const FindingRow& row : document.findings) {
    if (is_reading_note(row.finding)) {
      book_->add_unread(document, row);
    } else {
      book_->add_finding(document, row);
    }
  }
  for (const CoverageRow& row : document.coverage) book_->add_coverage(document, row);
  for (const ValueRow& row : document.values) book_->add_value(document, row);
}

void FindingsWorkbook::finish(const RunSummary& run) {
  book_->add_run(run);
  book_->close();
}

}  // namespace jixiao
