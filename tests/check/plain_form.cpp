#include "check/plain_form.h"

#include <algorithm>
#include <stdexcept>

#include "check/shipped.h"

namespace jixiao {
namespace {

constexpr std::array kBlocks = {"产出指标", "效益指标", "满意度指标"};
constexpr std::array kSecond = {"质量指标", "社会效益指标", "服务对象满意度指标"};

Number cell(const Cents& cents) {
  if (!cents) return {};
  return {Decimal::from_units(*cents, 2), 0};
}

std::string digits(std::int64_t cents) {
  return Decimal::from_units(cents, 2).normalized().to_string();
}

Measure value(const Cents& cents, const std::string& op, const std::string& unit) {
  if (!cents) return {};
  const std::string sign = op == ">=" ? "≥" : op == "<=" ? "≤" : "";
  return {text(sign + digits(*cents) + unit), text(op), cell(cents), text(unit)};
}

Indicator indicator_of(const PlainRow& row, std::size_t index, const PlainForm& form) {
  Indicator made;
  const auto block = static_cast<std::size_t>(row.block);
  made.level1 = text(kBlocks[block]);
  made.level1_weight = cell(form.block_weights[block]);
  made.level2 = text(kSecond[block]);
  made.level3 = text(row.cost ? "项目总成本" : "第" + std::to_string(index + 1) + "项完成情况");
  const std::string unit = row.cost ? "万元" : "个";
  if (row.timely) {
    made.level2 = text("时效指标");
    made.level3 = text("完成时间");
    if (row.target) made.target.text = text(std::to_string(row.target_year) + "年6月底前");
    if (row.actual) made.actual.text = text(std::to_string(row.actual_year) + "年5月20日");
  } else {
    made.target = value(row.target, row.op, unit);
    made.actual = value(row.actual, row.echoed ? row.op : "", unit);
  }
  made.weight = cell(row.weight);
  made.score = cell(row.score);
  if (row.reason) made.reason = text("到货较晚");
  return made;
}

Claim claim_of(const PlainClaim& plain) {
  const bool rate = plain.key == "execution_rate";
  const bool score = plain.key == "score";
  const char* const unit = rate ? "%" : score ? "分" : "万元";
  const Number figure = {Decimal::from_units(plain.figure, rate ? 4 : 2), 0};
  return {plain.key, figure, text(unit), text("正文所说")};
}

void add_prose(const PlainForm& plain, Report& report) {
  report.title = text(std::to_string(plain.title_year) + "年项目支出绩效自评报告");
  report.reporting_unit = text(plain.cover_unit);
  if (!plain.prose.empty()) {
    Section section;
    section.key = "results";
    section.title = text("主要绩效");
    section.text = text(plain.prose);
    report.sections.push_back(section);
  }
  for (const PlainClaim& claim : plain.claims) report.claims.push_back(claim_of(claim));
}

// The figure at a pointer of those that may be unreadable.
Number& number_at(Report& report, const std::string& pointer) {
  Form& form = report.forms.front();
  if (pointer == "/forms/0/total/score") return form.total_score;
  for (std::size_t i = 0; i < form.indicators.size(); ++i) {
    const std::string at = "/forms/0/indicators/" + std::to_string(i);
    if (pointer == at + "/weight") return form.indicators[i].weight;
    if (pointer == at + "/score") return form.indicators[i].score;
  }
  for (std::size_t i = 0; i < form.funds.size(); ++i) {
    const std::string at = "/forms/0/funds/" + std::to_string(i);
    if (pointer == at + "/initial_budget") return form.funds[i].initial_budget;
    if (pointer == at + "/annual_budget") return form.funds[i].annual_budget;
    if (pointer == at + "/executed") return form.funds[i].executed;
  }
  throw std::invalid_argument("no figure of a plain form: " + pointer);
}

// What the readers noted; a cell they could not read has a place and no figure.
void add_notes(const PlainForm& plain, Report& report) {
  if (!plain.unreadable.empty()) {
    number_at(report, plain.unreadable) = {std::nullopt, 0};
    report.unparsed.push_back({plain.unreadable, 0, "若干", "", ""});
  }
  if (!plain.misread.empty()) report.unparsed.push_back({plain.misread, 0, "290", "", "≥90"});
  if (!plain.note.empty()) report.unread.push_back({"图片", "a picture", {}, plain.note});
}

std::int64_t rounded(Wide part, Wide base) {
  return static_cast<std::int64_t>((2 * part + base) / (2 * base));
}

// Half of the forms say one of their figures in prose.
void claims(Maker& maker, PlainForm& form) {
  const PlainFund& total = form.funds[0];
  switch (maker.draw(0, 7)) {
    case 0:
      form.claims = {{"executed", *total.money[2]}};
      break;
    case 1:
      form.claims = {{"annual_budget", *total.money[1]}};
      break;
    case 2:
      form.claims = {{"score", *form.total_score}};
      break;
    case 3:
      form.claims = {{"execution_rate", *form.rate}};
      break;
    default:
      break;
  }
}

}  // namespace

Report report_of_plain(const PlainForm& plain) {
  Form form = project_form();
  form.project_name = text(plain.names[0]);
  form.department = text(plain.names[1]);
  form.implementing_unit = text(plain.names[2]);
  for (std::size_t i = 0; i < plain.funds.size(); ++i) {
    FundRow row = fund(i == 0 ? "total" : i == 1 ? "fiscal" : "other", {});
    row.initial_budget = cell(plain.funds[i].money[0]);
    row.annual_budget = cell(plain.funds[i].money[1]);
    row.executed = cell(plain.funds[i].money[2]);
    form.funds.push_back(row);
  }
  form.funds[0].weight = cell(plain.execution_weight);
  form.funds[0].score = cell(plain.execution_score);
  if (plain.rate) form.funds[0].execution_rate = {Decimal::from_units(*plain.rate, 4), 0};
  for (std::size_t i = 0; i < plain.rows.size(); ++i) {
    form.indicators.push_back(indicator_of(plain.rows[i], i, plain));
  }
  form.goals = {{text(plain.goal), text(plain.result)}};
  form.total_weight = cell(plain.total_weight);
  form.total_score = cell(plain.total_score);
  form.grade = text(plain.grade);
  form.fiscal_year = number(std::to_string(kFiscalYear));
  if (plain.foreign) form.kind = "target_only";
  Report report = report_of(form);
  add_prose(plain, report);
  add_notes(plain, report);
  return report;
}

PlainForm Maker::form(int most_rows) {
  PlainForm form;
  money(form, std::max(1, most_rows - 1));
  for (int block = 0; block < 3; ++block) rows(form, block, most_rows);
  totals(form);
  const std::int64_t score = *form.total_score;
  form.grade = score >= 9000 ? "优" : score >= 8000 && score <= 8900 ? "良" : "";
  claims(*this, form);
  if (draw(0, 3) == 0) form.prose = "清河县某局按照要求组织实施。";
  return form;
}

void Maker::totals(PlainForm& form) {
  std::int64_t weights = form.execution_weight.value_or(0);
  std::int64_t scores = form.execution_score.value_or(0);
  for (const PlainRow& row : form.rows) {
    weights += row.weight.value_or(0);
    scores += row.score.value_or(0);
  }
  form.total_weight = weights;
  form.total_score = scores;
}

void Maker::money(PlainForm& form, int most_sources) {
  form.funds.resize(1 + static_cast<std::size_t>(draw(1, most_sources)));
  std::array<std::int64_t, 3> sums = {0, 0, 0};
  for (std::size_t i = 1; i < form.funds.size(); ++i) {
    const std::int64_t annual = draw(10000, 3000000);
    const std::int64_t executed = draw(annual / 2, annual);
    form.funds[i].money = {annual + draw(0, 5000), annual, executed};
    for (std::size_t column = 0; column < 3; ++column) {
      sums[column] += *form.funds[i].money[column];
    }
  }
  form.funds[0].money = {sums[0], sums[1], sums[2]};
  form.rate = rounded(Wide{sums[2]} * 10000, sums[1]);
  form.execution_weight = 1000;
  form.execution_score = rounded(Wide{1000} * sums[2], sums[1]);
}

void Maker::rows(PlainForm& form, int block, int most_rows) {
  std::int64_t left = form.block_weights[static_cast<std::size_t>(block)];
  const std::int64_t count = block == 2 ? 1 : draw(1, most_rows);
  for (std::int64_t i = 0; i < count; ++i) {
    const std::int64_t weight = i + 1 == count ? left : 100 * draw(1, left / 200);
    left -= weight;
    form.rows.push_back(row(form, block, weight));
  }
}

PlainRow Maker::row(const PlainForm& form, int block, std::int64_t weight) {
  PlainRow row;
  const std::int64_t sort = block == 0 ? draw(0, 5) : 5;
  row.block = block;
  row.weight = weight;
  row.cost = sort == 0;
  row.timely = sort == 1;
  row.op = row.cost || draw(0, 3) == 0 ? "<=" : ">=";
  row.target = 100 * draw(10, 400);
  const bool met = row.cost || row.timely || draw(0, 3) > 0;
  if (row.cost) {
    row.actual = form.funds[0].money[2];
    row.target = *row.actual + draw(0, 1000);
  } else if (row.op == ">=") {
    row.actual = met ? *row.target * draw(100, 125) / 100 : *row.target * draw(20, 95) / 100;
  } else {
    row.actual = met ? *row.target * draw(50, 100) / 100 : *row.target * draw(105, 180) / 100;
  }
  row.score = met ? weight : earned(row, weight);
  row.reason = *row.score < weight;
  return row;
}

std::int64_t Maker::earned(const PlainRow& row, std::int64_t weight) {
  if (row.op == ">=") return rounded(Wide{weight} * *row.actual, *row.target);
  if (draw(0, 1) == 1) return rounded(Wide{weight} * *row.target, *row.actual);
  return rounded(Wide{weight} * (2 * *row.target - *row.actual), *row.target);
}

}  // namespace jixiao
