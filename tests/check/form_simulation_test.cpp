// Random forms with one planted fault each, judged by cn.mof.project and by a twin.
//
// A plain form (plain_form.h) is drawn without a fault, one cell of it is changed, and it is then
// told twice: by check() on the report made of it, and by the twin, which knows nothing of
// src/check. Both must name the same findings at the same places. There are 5,000 such forms for
// each code, that is, in which the code is among what follows; the environment variable
// JIXIAO_FORMS_PER_CODE takes another number, for builds that are too slow for so many.
//
// Codes that a form has no part in (missing-form, missing-section, claim-sum-mismatch) are
// prose_simulation's; together they are all codes there are.
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "check/form_twin.h"
#include "check/planted.h"
#include "check/shipped.h"

namespace jixiao {
namespace {

constexpr int kMostRows = 2;  // a block; a form of the same faults is judged sooner

PlainRow& any_row(Maker& maker, PlainForm& form) {
  return form.rows[static_cast<std::size_t>(
      maker.draw(0, static_cast<std::int64_t>(form.rows.size()) - 1))];
}

// A row with figures in both columns; there is one in every form, the last.
PlainRow& any_counted_row(Maker& maker, PlainForm& form) {
  PlainRow& row = any_row(maker, form);
  return row.timely || row.cost ? form.rows.back() : row;
}

std::string pointer_of(const PlainForm& form, const PlainRow& row, const std::string& leaf) {
  return "/forms/0/indicators/" + std::to_string(&row - form.rows.data()) + "/" + leaf;
}

std::size_t any_source(Maker& maker, const PlainForm& form) {
  return static_cast<std::size_t>(maker.draw(1, static_cast<std::int64_t>(form.funds.size()) - 1));
}

std::size_t any_column(Maker& maker) { return static_cast<std::size_t>(maker.draw(0, 2)); }

void change(Maker& maker, Cents& cell, std::int64_t by) { cell = other_than(maker, *cell, by); }

// From one printed unit upward: mostly few, often many.
std::int64_t any_reach(Maker& maker, std::int64_t far) { return maker.draw(0, 1) == 0 ? 3 : far; }

void plant_total_score(Maker& m, PlainForm& f) { change(m, f.total_score, 300); }

void plant_total_score_blank(Maker&, PlainForm& f) { f.total_score.reset(); }

void plant_total_weight(Maker& m, PlainForm& f) { change(m, f.total_weight, 2000); }

void plant_group_weight(Maker& m, PlainForm& f) {
  auto& weight = f.block_weights[any_column(m)];
  weight = other_than(m, weight, 900);
}

void plant_weight(Maker& m, PlainForm& f) { change(m, any_row(m, f).weight, 1500); }

void plant_weight_blank(Maker& m, PlainForm& f) { any_row(m, f).weight.reset(); }

void plant_score(Maker& m, PlainForm& f) { change(m, any_row(m, f).score, 1500); }

void plant_score_added_up(Maker& m, PlainForm& f) {
  plant_score(m, f);
  Maker::totals(f);
}

// Above its weight, and negative: what a wrong score seldom is.
void plant_score_too_high(Maker& m, PlainForm& f) {
  PlainRow& row = any_row(m, f);
  row.score = *row.weight + m.draw(1, 500);
}

void plant_negative(Maker& m, PlainForm& f) {
  PlainRow& row = any_row(m, f);
  switch (m.draw(0, 3)) {
    case 0:
      row.score = -m.draw(1, 500);
      break;
    case 1:
      row.weight = -m.draw(1, 500);
      break;
    case 2:
      f.execution_score = -m.draw(1, 500);
      break;
    default: {
      Cents& money = f.funds[any_source(m, f)].money[any_column(m)];
      money = -*money;
    }
  }
}

void plant_score_blank(Maker& m, PlainForm& f) { any_row(m, f).score.reset(); }

void plant_target(Maker& m, PlainForm& f) {
  Cents& target = any_row(m, f).target;
  target = m.draw(0, 3) == 0 ? 0 : other_than(m, *target, *target);
}

void plant_target_blank(Maker& m, PlainForm& f) { any_row(m, f).target.reset(); }

void plant_actual(Maker& m, PlainForm& f) {
  Cents& actual = any_row(m, f).actual;
  change(m, actual, *actual + 100);
}

// The score stays full.
void plant_missed(Maker& m, PlainForm& f) {
  PlainRow& row = any_counted_row(m, f);
  row.score = row.weight;
  row.reason = false;
  row.actual =
      row.op == ">=" ? *row.target - m.draw(1, *row.target) : *row.target + m.draw(1, *row.target);
  Maker::totals(f);
}

// Points off, and no reason.
void plant_deducted(Maker& m, PlainForm& f) {
  PlainRow& row = any_counted_row(m, f);
  row.actual = row.target;
  row.score = *row.weight - m.draw(1, *row.weight);
  row.reason = false;
  Maker::totals(f);
}

// Other points than the attainment gives.
void plant_off_formula(Maker& m, PlainForm& f) {
  PlainRow& row = any_counted_row(m, f);
  row.op = m.draw(0, 1) == 0 ? ">=" : "<=";
  row.actual = row.op == ">=" ? *row.target * 8 / 10 : *row.target * 12 / 10;
  row.score = m.draw(0, *row.weight);
  row.reason = m.draw(0, 3) == 0;
  Maker::totals(f);
}

void plant_actual_blank(Maker& m, PlainForm& f) { any_row(m, f).actual.reset(); }

void plant_far_above(Maker& m, PlainForm& f) {
  PlainRow& row = any_counted_row(m, f);
  row.op = ">=";
  row.reason = false;
  row.actual = *row.target * m.draw(2, 5);
}

void plant_echo(Maker& m, PlainForm& f) { any_counted_row(m, f).echoed = true; }

void plant_reason_gone(Maker& m, PlainForm& f) {
  PlainRow& row = any_row(m, f);
  row.score = *row.weight - m.draw(0, 300);
  row.reason = false;
}

void plant_direction(Maker& m, PlainForm& f) {
  std::string& op = any_row(m, f).op;
  op = op == ">=" ? "<=" : ">=";
}

void plant_cost(Maker& m, PlainForm& f) {
  PlainRow& row = f.rows.front();
  row.timely = false;
  row.cost = true;
  row.actual = *f.funds[0].money[2];
  row.target = m.draw(0, 3) == 0 ? *row.actual * m.draw(2, 4) : *row.actual;
  if (m.draw(0, 3) > 0) change(m, row.actual, any_reach(m, 100000));
}

void plant_total_money(Maker& m, PlainForm& f) {
  change(m, f.funds[0].money[any_column(m)], any_reach(m, 100000));
}

void plant_source_money(Maker& m, PlainForm& f) {
  change(m, f.funds[any_source(m, f)].money[any_column(m)], any_reach(m, 100000));
}

void plant_money_blank(Maker& m, PlainForm& f) {
  const auto row =
      static_cast<std::size_t>(m.draw(0, static_cast<std::int64_t>(f.funds.size()) - 1));
  f.funds[row].money[any_column(m)].reset();
}

void plant_sources_blank(Maker&, PlainForm& f) {
  for (std::size_t i = 1; i < f.funds.size(); ++i) f.funds[i].money[1].reset();
}

void plant_unit_slip(Maker& m, PlainForm& f) {
  Cents& money = f.funds[0].money[any_column(m)];
  money = *money * (m.draw(0, 1) == 0 ? 10 : 10000);
}

void plant_overspent(Maker& m, PlainForm& f) {
  PlainFund& fund =
      f.funds[static_cast<std::size_t>(m.draw(0, static_cast<std::int64_t>(f.funds.size()) - 1))];
  fund.money[2] = *fund.money[1] + m.draw(1, any_reach(m, 100000));
}

void plant_rate(Maker& m, PlainForm& f) { change(m, f.rate, m.draw(0, 1) == 0 ? 2 : 1500); }

void plant_execution_score(Maker& m, PlainForm& f) {
  change(m, f.execution_score, any_reach(m, 300));
  Maker::totals(f);
}

void plant_execution_weight(Maker& m, PlainForm& f) { change(m, f.execution_weight, 900); }

void plant_name_gone(Maker& m, PlainForm& f) { f.names[any_column(m)].clear(); }

void plant_grade(Maker& m, PlainForm& f) {
  const char* const grades[] = {"优", "良", "中", "差"};
  const std::string before = f.grade;
  while (f.grade == before) f.grade = grades[m.draw(0, 3)];
}

void plant_goal_echo(Maker&, PlainForm& f) { f.result = f.goal; }

void plant_template(Maker&, PlainForm& f) { f.result = "20XX年已全部完成"; }

void plant_group_gone(Maker&, PlainForm& f) { f.rows.pop_back(); }

void plant_claim(Maker& m, PlainForm& f) {
  const PlainFund& total = f.funds[0];
  const PlainClaim claims[] = {{"executed", *total.money[2]},
                               {"annual_budget", *total.money[1]},
                               {"score", *f.total_score},
                               {"execution_rate", *f.rate}};
  PlainClaim claim = claims[m.draw(0, 3)];
  claim.figure = other_than(m, claim.figure, any_reach(m, 5000));
  f.claims = {claim};
}

void plant_date(Maker& m, PlainForm& f) {
  PlainRow& row = f.rows.front();
  row.cost = false;
  row.timely = true;
  int& year = m.draw(0, 1) == 0 ? row.target_year : row.actual_year;
  year = static_cast<int>(other_than(m, kFiscalYear, 10));
}

void plant_title_year(Maker& m, PlainForm& f) {
  f.title_year = static_cast<int>(other_than(m, kFiscalYear, 10));
}

void plant_cover(Maker&, PlainForm& f) { f.cover_unit = "望云县某站"; }

void plant_other_place(Maker&, PlainForm& f) { f.prose = "望云县财政局按照要求组织实施。"; }

void plant_other_office(Maker&, PlainForm& f) { f.prose = "把握“大市场、大监管”要求。"; }

void plant_unreadable(Maker& m, PlainForm& f) {
  const auto unread = [&f](Cents& cell, const std::string& pointer) {
    cell.reset();
    f.unreadable = pointer;
  };
  PlainRow& row = any_row(m, f);
  switch (m.draw(0, 3)) {
    case 0:
      return unread(row.weight, pointer_of(f, row, "weight"));
    case 1:
      return unread(row.score, pointer_of(f, row, "score"));
    case 2:
      return unread(f.total_score, "/forms/0/total/score");
    default: {
      const char* const columns[] = {"initial_budget", "annual_budget", "executed"};
      const auto fund =
          static_cast<std::size_t>(m.draw(0, static_cast<std::int64_t>(f.funds.size()) - 1));
      const std::size_t column = any_column(m);
      unread(f.funds[fund].money[column],
             "/forms/0/funds/" + std::to_string(fund) + "/" + columns[column]);
    }
  }
}

void plant_misread(Maker& m, PlainForm& f) {
  f.misread = pointer_of(f, any_row(m, f), "actual/text");
}

void plant_unread(Maker&, PlainForm& f) { f.note = "unread-content"; }

void plant_ambiguous(Maker&, PlainForm& f) { f.note = "ambiguous-layout"; }

void plant_foreign(Maker&, PlainForm& f) { f.foreign = true; }

// A code and the faults it follows from; what else follows is for the twin to say.
struct FormFaults {
  const char* code;
  std::vector<void (*)(Maker&, PlainForm&)> plants;
};

const std::vector<FormFaults>& form_faults() {
  static const std::vector<FormFaults> kFaults = {
      {"missing-field", {plant_name_gone, plant_total_score_blank}},
      {"missing-target", {plant_target_blank}},
      {"missing-actual", {plant_actual_blank}},
      {"missing-weight", {plant_weight_blank}},
      {"missing-score", {plant_score_blank}},
      {"missing-indicator-group", {plant_group_gone}},
      {"missing-reason", {plant_reason_gone, plant_deducted}},
      {"missing-fund-source", {plant_sources_blank}},
      {"template-text", {plant_template}},
      {"weight-total-mismatch", {plant_total_weight, plant_weight, plant_execution_weight}},
      {"group-weight-mismatch", {plant_group_weight, plant_weight}},
      {"score-total-mismatch", {plant_total_score, plant_score}},
      {"score-exceeds-weight", {plant_score_too_high}},
      {"negative-value", {plant_negative}},
      {"fund-total-mismatch",
       {plant_total_money, plant_source_money, plant_unit_slip, plant_money_blank}},
      {"execution-rate-mismatch", {plant_rate, plant_rate, plant_total_money}},
      {"execution-score-mismatch", {plant_execution_score, plant_execution_weight}},
      {"spent-exceeds-budget", {plant_overspent}},
      {"unmet-full-score",
       {plant_missed, plant_direction, plant_missed, plant_target, plant_missed, plant_actual}},
      {"met-but-deducted", {plant_deducted, plant_deducted, plant_score_added_up}},
      {"score-off-formula", {plant_off_formula}},
      {"overachieved", {plant_far_above}},
      {"actual-not-a-result", {plant_echo}},
      {"weight-policy", {plant_weight, plant_execution_weight}},
      {"cost-mismatch", {plant_cost}},
      {"year-mismatch", {plant_date, plant_title_year}},
      {"name-mismatch", {plant_cover, plant_other_place, plant_other_office}},
      {"claim-mismatch", {plant_claim}},
      {"grade-mismatch", {plant_grade}},
      {"goal-echo", {plant_goal_echo}},
      {"unread-content", {plant_unread}},
      {"unparsed-number", {plant_unreadable}},
      {"suspected-sign", {plant_misread}},
      {"ambiguous-layout", {plant_ambiguous}},
      {"not-self-evaluation", {plant_foreign}},
  };
  return kFaults;
}

std::vector<std::string> codes_of_forms() {
  std::vector<std::string> codes;
  for (const FormFaults& faults : form_faults()) codes.emplace_back(faults.code);
  return codes;
}

class FormSimulation : public testing::TestWithParam<std::string> {};

TEST_P(FormSimulation, FindsWhatFollowsFromAPlantedFaultAndNothingElse) {
  const auto faults = std::find_if(form_faults().begin(), form_faults().end(),
                                   [](const FormFaults& one) { return one.code == GetParam(); });
  Maker maker(seed_of(GetParam()));
  Planted planted(GetParam());
  while (planted.wants_more()) {
    PlainForm form = maker.form(1 + static_cast<int>(planted.forms() % kMostRows));
    const auto plant = planted.forms() % faults->plants.size();
    faults->plants[plant](maker, form);
    ASSERT_EQ(planted.add(all_findings(report_of_plain(form))), joined(told_by_twin(form)))
        << GetParam() << ", form " << planted.forms() << ", fault " << plant;
  }
  planted.expect_enough();
}

INSTANTIATE_TEST_SUITE_P(Codes, FormSimulation, testing::ValuesIn(codes_of_forms()), test_name);

TEST(FormSimulation, FindsNothingInFormsWithoutAFault) {
  Maker maker(1);
  for (int i = 0; i < 1000; ++i) {
    const PlainForm form = maker.form();
    ASSERT_EQ(joined(all_findings(report_of_plain(form))), "") << i;
    ASSERT_EQ(joined(told_by_twin(form)), "") << i;
  }
}

// Forms of full size, faults in turn.
TEST(FormSimulation, AgreesWithTheTwinOnLargeForms) {
  std::vector<void (*)(Maker&, PlainForm&)> plants = {plant_total_weight, plant_score, plant_actual,
                                                      plant_target, plant_direction};
  for (const FormFaults& faults : form_faults()) {
    plants.insert(plants.end(), faults.plants.begin(), faults.plants.end());
  }
  Maker maker(20251126);
  for (std::size_t i = 0; i < 2000; ++i) {
    PlainForm form = maker.form();
    plants[i % plants.size()](maker, form);
    ASSERT_EQ(joined(all_findings(report_of_plain(form))), joined(told_by_twin(form))) << i;
  }
}

TEST(FormSimulation, AndThatOfProsePlantEveryCode) {
  std::vector<std::string> codes = codes_of_forms();
  for (const std::string& code : codes_of_prose()) codes.push_back(code);
  std::vector<std::string> known = finding_codes();
  std::sort(codes.begin(), codes.end());
  std::sort(known.begin(), known.end());
  EXPECT_EQ(codes, known);
}

}  // namespace
}  // namespace jixiao
