#include "check/values.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>
#include <string>

#include "check/checked.h"
#include "report/leaves.h"

namespace jixiao {
namespace {

Report filled_report() {
  Form form = blank_form();
  form.project_name = text("某项目");
  form.funds = {fund("total", {"42", "37.44", "37.44", "10", "1.00", "10"}),
                fund("other", {"", "30", "?"}), fund("other", {"", "7.44", "7.44"})};
  Indicator row = indicator("培训人数", "10", "9");
  row.target = measure({"≥98", ">=", "98", ""});
  form.indicators = {row, indicator("培训场次", "5", "")};
  form.total_score = number("98");
  form.narratives["problems"] = text("无");
  return report_of(form);
}

std::string shown(const Value& value) {
  std::string words = value.at.written() + " ";
  switch (value.presence) {
    case Presence::kGiven:
      return words + (value.number ? value.number->to_string() : value.text_or_empty());
    case Presence::kBlank:
      return words + "blank";
    case Presence::kUnreadable:
      return words + "unreadable";
    case Presence::kAbsent:
      return words + "absent";
  }
  return words;
}

std::string shown(const Report& report, const std::optional<Row>& row, const std::string& field,
                  const std::string& role = "") {
  const FormValues values = collect_values(report, 0);
  std::string words;
  for (const Value& value : find_values(values, row, field, role)) {
    words += (words.empty() ? "" : ", ") + shown(value);
  }
  return words;
}

TEST(Values, AreFoundByTheNamesOfARule) {
  const Report report = filled_report();
  const Row first{FormTable::kIndicators, 0};
  const Row total{FormTable::kFunds, 0};
  struct {
    std::optional<Row> row;
    const char* field;
    const char* expected;
  } const rows[] = {
      {std::nullopt, "project_name", "/forms/0/project_name 某项目"},
      {std::nullopt, "department", "/forms/0/department blank"},
      {std::nullopt, "total.score", "/forms/0/total/score 98"},
      {std::nullopt, "total.weight", "/forms/0/total/weight blank"},
      {std::nullopt, "narratives.problems", "/forms/0/narratives/problems 无"},
      {std::nullopt, "narratives.measures", "/forms/0/narratives/measures blank"},
      {std::nullopt, "funds.total.executed", "/forms/0/funds/0/executed 37.44"},
      {std::nullopt, "funds.carried.executed", "/forms/0/funds absent"},
      {std::nullopt, "funds.other.executed",
       "/forms/0/funds/1/executed unreadable, /forms/0/funds/2/executed 7.44"},
      {std::nullopt, "indicators.score",
       "/forms/0/indicators/0/score 9, /forms/0/indicators/1/score blank"},
      {first, "score", "/forms/0/indicators/0/score 9"},
      {first, "target", "/forms/0/indicators/0/target/text ≥98"},
      {first, "target.number", "/forms/0/indicators/0/target/number 98"},
      {first, "actual.text", "/forms/0/indicators/0/actual/text blank"},
      {first, "total.score", "/forms/0/total/score 98"},
      {first, "funds.total.weight", "/forms/0/funds/0/weight 10"},
      {total, "executed", "/forms/0/funds/0/executed 37.44"},
      {total, "reason", "/forms/0/funds/0/label blank"},
  };
  for (const auto& row : rows) EXPECT_EQ(shown(report, row.row, row.field), row.expected);
}

// A twin: the walk over the leaves that the JSON has.
TEST(Values, AreThoseOfTheJson) {
  Report report;
  Form form = filled_report().forms[0];
  form.goals = {{text("甲"), text("乙")}};
  form.block_scores["funds"] = number("20");
  report.forms = {Form{}, form};
  const FormValues values = collect_values(report, 1);
  int seen = 0;
  for_each_leaf(report.forms[1], "/forms/1", [&](const Leaf& leaf) {
    std::string field = leaf.pointer.substr(std::string("/forms/1/").size());
    std::optional<Row> row;
    const FormTable table = find_table(field.substr(0, field.find('/')));
    if (table != FormTable::kNone) {
      const std::size_t index = field.find('/') + 1;
      row = Row{table, static_cast<std::size_t>(std::stoi(field.substr(index)))};
      field = field.substr(field.find('/', index) + 1);
    }
    std::replace(field.begin(), field.end(), '/', '.');
    const Value value = find_value(values, row, field);
    EXPECT_EQ(value.at.written(), leaf.pointer);
    EXPECT_EQ(value.origin, leaf.text != nullptr ? leaf.text->origin : leaf.number->origin);
    if (leaf.text != nullptr) {
      EXPECT_EQ(value.text_or_empty(), leaf.text->value.value_or("")) << leaf.pointer;
      EXPECT_FALSE(value.number) << leaf.pointer;
    } else {
      EXPECT_EQ(value.number ? std::optional(*value.number) : std::nullopt, leaf.number->value)
          << leaf.pointer;
      EXPECT_EQ(value.text, nullptr) << leaf.pointer;
    }
    ++seen;
  });
  // the form's 9, 3 * 7 of funds, 2 of the goal, 2 * 16 of indicators, a narrative, a block score
  EXPECT_EQ(seen, 66);
}

TEST(Values, AreFilteredByTheRoleOfTheirRow) {
  EXPECT_EQ(shown(filled_report(), std::nullopt, "funds.annual_budget", "part"),
            "/forms/0/funds/1/annual_budget 30, /forms/0/funds/2/annual_budget 7.44");
}

TEST(Values, TakeTheFirstOfRepeatedTotalRows) {
  Report report = filled_report();
  report.forms[0].funds.push_back(report.forms[0].funds[0]);
  EXPECT_EQ(shown(report, std::nullopt, "funds.total.weight"), "/forms/0/funds/0/weight 10");
}

TEST(Values, RefuseNamesThatNoFormHas) {
  const Report report = filled_report();
  const FormValues values = collect_values(report, 0);
  for (const char* field : {"score", "totals.score", "funds.total.spent", "indicators.points",
                            "indicators.total.weight", "executed", ""}) {
    EXPECT_THROW(find_value(values, std::nullopt, field), std::invalid_argument) << field;
  }
  EXPECT_THROW(find_value(values, Row{FormTable::kFunds, 0}, "level3"), std::invalid_argument);
}

TEST(Column, IsThereIfPrintedInTheHeaderOrInAnyRow) {
  Report report = filled_report();
  report.forms[0].columns = {"indicators.target"};
  const FormValues values = collect_values(report, 0);
  const Row first{FormTable::kIndicators, 0};
  EXPECT_TRUE(has_column(values, first, "target.text"));
  EXPECT_TRUE(has_column(values, first, "score"));
  EXPECT_FALSE(has_column(values, first, "actual.text"));
  EXPECT_FALSE(has_column(values, first, "reason"));
  EXPECT_TRUE(has_column(values, std::nullopt, "funds.total.initial_budget"));
  EXPECT_FALSE(has_column(values, std::nullopt, "goals.actual"));
  EXPECT_TRUE(has_column(values, std::nullopt, "project_name"));
  EXPECT_TRUE(has_column(values, std::nullopt, "total.weight"));
}

TEST(Column, OfATotalIsMissingWithItsAddends) {
  const Report report =
      report_of(without_columns(blank_form(), {"indicators.score", "funds.score"}));
  const FormValues values = collect_values(report, 0);
  EXPECT_FALSE(has_column(values, std::nullopt, "total.score"));
  EXPECT_TRUE(has_column(values, std::nullopt, "total.weight"));
}

}  // namespace
}  // namespace jixiao
