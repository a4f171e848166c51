// Random forms with one planted fault each, judged by cn.mof.project and by a twin.
//
// A plain form holds whole hundredths and no Decimal; it is drawn without a fault, one cell of it
// is changed, and it is then told twice: by check() on the form made of it, and by twin(), which
// knows the rules as they are written in prose and nothing of src/check. Both must name the same
// findings at the same places. Money has two decimals throughout; mixed decimals are
// rounding_simulation's.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iostream>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "check/shipped.h"

namespace jixiao {
namespace {

using Cents = std::optional<std::int64_t>;  // hundredths; nothing: a blank
using Wide = __int128;

struct PlainFund {
  std::array<Cents, 3> money;  // initial, annual, executed
};

struct PlainRow {
  int block = 0;  // 0 产出, 1 效益, 2 满意度
  std::string op;
  Cents target;
  Cents actual;
  Cents weight;
  Cents score;
  bool reason = false;
  bool cost = false;    // 项目总成本, in 万元; the others count 个
  bool echoed = false;  // the actual is written with the target's operator
};

struct PlainForm {
  std::array<std::string, 3> names = {"某项目", "某局", "某中心"};
  std::vector<PlainFund> funds;  // the total first
  Cents rate;                    // hundredths of a percent
  Cents execution_weight;
  Cents execution_score;
  std::vector<PlainRow> rows;
  std::array<std::int64_t, 3> block_weights = {5000, 3000, 1000};
  Cents total_weight;
  Cents total_score;
  std::string grade;
  std::string goal = "完成年度任务";
  std::string result = "已全部完成";
  Cents claim;  // 全年支出… in the prose, in hundredths of 万元
};

constexpr std::array kBlocks = {"产出指标", "效益指标", "满意度指标"};
constexpr std::array kSecond = {"质量指标", "社会效益指标", "服务对象满意度指标"};

// --- The form as the checker sees it ------------------------------------------------------------

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
  made.target = value(row.target, row.op, unit);
  made.actual = value(row.actual, row.echoed ? row.op : "", unit);
  made.weight = cell(row.weight);
  made.score = cell(row.score);
  if (row.reason) made.reason = text("到货较晚");
  return made;
}

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
  Report report = report_of(form);
  if (plain.claim) {
    report.claims = {{"executed", cell(plain.claim), text("万元"), text("全年支出")}};
  }
  return report;
}

// --- The twin -----------------------------------------------------------------------------------

using Lines = std::multiset<std::string>;

class Twin {
 public:
  explicit Twin(const PlainForm& form) : form_(form) {}

  Lines told() {
    names();
    for (std::size_t i = 0; i < form_.rows.size(); ++i) row(i);
    sums();
    funds();
    rate();
    policy();
    rest();
    return lines_;
  }

 private:
  void say(const std::string& code, const std::string& severity, const std::string& at) {
    lines_.insert(code + " " + severity + " /forms/0/" + at);
  }

  std::string at_row(std::size_t i, const std::string& leaf) {
    return "indicators/" + std::to_string(i) + "/" + leaf;
  }

  void names() {
    const std::array<std::string, 3> fields = {"project_name", "department", "implementing_unit"};
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (form_.names[i].empty()) say("missing-field", "error", fields[i]);
    }
    if (!form_.funds[0].money[1]) say("missing-field", "error", "funds/0/annual_budget");
    if (!form_.funds[0].money[2]) say("missing-field", "error", "funds/0/executed");
    if (!form_.total_score) say("missing-field", "error", "total/score");
  }

  void row(std::size_t i) {
    const PlainRow& row = form_.rows[i];
    if (!row.target) say("missing-target", "error", at_row(i, "target/text"));
    if (!row.actual) say("missing-actual", "error", at_row(i, "actual/text"));
    if (!row.weight) say("missing-weight", "error", at_row(i, "weight"));
    if (!row.score) say("missing-score", "error", at_row(i, "score"));
    if (row.weight && *row.weight < 0) say("negative-value", "error", at_row(i, "weight"));
    if (row.score && *row.score < 0) say("negative-value", "error", at_row(i, "score"));
    if (row.weight && row.score && *row.score > *row.weight) {
      say("score-exceeds-weight", "error", at_row(i, "score"));
    }
    if (row.weight && row.score && *row.score < *row.weight && !row.reason) {
      say("missing-reason", "warning", at_row(i, "reason"));
    }
    if (row.echoed && row.actual && !row.op.empty()) {
      say("actual-not-a-result", "warning", at_row(i, "actual/text"));
    }
    if (row.target && row.actual) compared(i, row);
  }

  void compared(std::size_t i, const PlainRow& row) {
    if (row.cost) cost(i, row);
    if (row.echoed && !row.op.empty()) return;  // no result to compare
    const std::int64_t target = *row.target;
    const std::int64_t actual = *row.actual;
    const bool far = row.op == ">=" && target > 0 && actual * 10 >= target * 13;
    if (far && !row.reason) say("overachieved", "info", at_row(i, "actual/text"));
    if (!row.weight || !row.score) return;
    const bool met = row.op == ">=" ? actual >= target : actual <= target;
    if (!met && *row.score == *row.weight && *row.weight > 0) {
      say("unmet-full-score", "warning", at_row(i, "score"));
    }
    if (met && *row.score < *row.weight && !row.reason) {
      say("met-but-deducted", "warning", at_row(i, "score"));
    }
    if (!far) formula(i, row, met);
  }

  // Points times the target, so that nothing is divided; a tenth of a point is let pass.
  void formula(std::size_t i, const PlainRow& row, bool met) {
    const std::int64_t weight = *row.weight;
    const std::int64_t score = *row.score;
    if (weight <= 0 || score < 0 || score > weight) return;
    const std::int64_t target = *row.target;
    const std::int64_t actual = *row.actual;
    if (row.op == "<=" && actual < 0) return;
    struct Earned {
      Wide part;
      Wide base;
    };
    std::vector<Earned> ways;
    if (met) {
      ways = {{weight, 1}};
    } else if (row.op == ">=") {
      ways = {{Wide{weight} * std::max<std::int64_t>(actual, 0), target}};
    } else if (target == 0) {
      ways = {{0, 1}};
    } else {
      ways = {{Wide{weight} * std::max<std::int64_t>(2 * target - actual, 0), target},
              {Wide{weight} * target, actual}};
    }
    bool below_nearest = false;
    Wide nearest_off = -1;
    Wide nearest_base = 1;
    for (const Earned& way : ways) {
      const Wide off = way.part - Wide{score} * way.base;
      const Wide size = off < 0 ? -off : off;
      if (size <= 10 * way.base) return;
      if (nearest_off < 0 || size * nearest_base < nearest_off * way.base) {
        nearest_off = size;
        nearest_base = way.base;
        below_nearest = off > 0;
      }
    }
    if (below_nearest && row.reason) return;
    say("score-off-formula", "info", at_row(i, "score"));
  }

  void cost(std::size_t i, const PlainRow& row) {
    const Cents& spent = form_.funds[0].money[2];
    if (!spent) return;
    std::int64_t most = *spent;
    for (const Cents& money : form_.funds[0].money) most = std::max(most, money.value_or(0));
    if (most > 0 && *row.target >= 2 * most) {
      say("cost-mismatch", "warning", at_row(i, "target/text"));
    }
    if (*row.actual != *spent) say("cost-mismatch", "warning", at_row(i, "actual/text"));
  }

  void sums() {
    std::int64_t weights = form_.execution_weight.value_or(0);
    std::int64_t scores = form_.execution_score.value_or(0);
    bool all_weights = form_.execution_weight.has_value();
    bool all_scores = form_.execution_score.has_value();
    std::array<std::int64_t, 3> groups = {0, 0, 0};
    std::array<bool, 3> whole = {true, true, true};
    std::array<std::size_t, 3> first = {0, 0, 0};
    std::array<bool, 3> seen = {false, false, false};
    for (std::size_t i = 0; i < form_.rows.size(); ++i) {
      const PlainRow& row = form_.rows[i];
      const auto block = static_cast<std::size_t>(row.block);
      if (!seen[block]) first[block] = i;
      seen[block] = true;
      weights += row.weight.value_or(0);
      scores += row.score.value_or(0);
      groups[block] += row.weight.value_or(0);
      all_weights = all_weights && row.weight;
      all_scores = all_scores && row.score;
      whole[block] = whole[block] && row.weight;
    }
    if (all_weights && weights != form_.total_weight.value_or(10000)) {
      say("weight-total-mismatch", "error", "total/weight");
    }
    if (all_scores && form_.total_score && scores != *form_.total_score) {
      say("score-total-mismatch", "error", "total/score");
    }
    for (std::size_t block = 0; block < 3; ++block) {
      if (seen[block] && whole[block] && groups[block] != form_.block_weights[block]) {
        say("group-weight-mismatch", "error", at_row(first[block], "level1_weight"));
      }
    }
    if (form_.total_score && form_.total_weight && *form_.total_score > *form_.total_weight) {
      say("score-exceeds-weight", "error", "total/score");
    }
  }

  void funds() {
    const std::array<std::string, 3> columns = {"initial_budget", "annual_budget", "executed"};
    for (std::size_t column = 0; column < 3; ++column) {
      std::int64_t sum = 0;
      std::int64_t sources = 0;
      bool any = false;
      for (std::size_t i = 0; i < form_.funds.size(); ++i) {
        const std::string at = "funds/" + std::to_string(i) + "/" + columns[column];
        const Cents& money = form_.funds[i].money[column];
        if (money && *money < 0) say("negative-value", "error", at);
        if (i == 0 || !money) continue;
        sum += *money;
        ++sources;
        any = true;
      }
      const Cents& total = form_.funds[0].money[column];
      if (!any || !total) continue;
      // n figures of two decimals: n halves of a hundredth.
      const std::int64_t off = std::abs(sum - *total);
      if (2 * off > sources) say("fund-total-mismatch", "error", "funds/0/" + columns[column]);
    }
    const Cents& annual = form_.funds[0].money[1];
    const bool sourced = std::any_of(form_.funds.begin() + 1, form_.funds.end(),
                                     [](const PlainFund& row) { return row.money[1].has_value(); });
    if (annual && *annual > 0 && !sourced) {
      say("missing-fund-source", "info", "funds/0/annual_budget");
    }
    for (std::size_t i = 0; i < form_.funds.size(); ++i) {
      const PlainFund& row = form_.funds[i];
      if (row.money[1] && row.money[2] && *row.money[2] > *row.money[1]) {
        say("spent-exceeds-budget", "warning", "funds/" + std::to_string(i) + "/executed");
      }
    }
  }

  // Spent and budget as anything that rounds to them: (2e ± 1) / (2a ± 1).
  void rate() {
    const Cents& annual = form_.funds[0].money[1];
    const Cents& executed = form_.funds[0].money[2];
    const Cents& weight = form_.execution_weight;
    const Cents& score = form_.execution_score;
    if (weight && *weight < 0) say("negative-value", "error", "funds/0/weight");
    if (score && *score < 0) say("negative-value", "error", "funds/0/score");
    if (weight && score && *score > *weight) {
      say("score-exceeds-weight", "error", "funds/0/score");
    }
    if (!annual || !executed || *annual <= 0) return;
    const Wide low = 2 * Wide{*executed} - 1;
    const Wide high = 2 * Wide{*executed} + 1;
    const Wide most = 2 * Wide{*annual} + 1;
    const Wide least = 2 * Wide{*annual} - 1;
    const Wide low_base = low < 0 ? least : most;
    const Wide high_base = high < 0 ? most : least;
    const bool coarse = 100 * (high * low_base - low * high_base) > low_base * high_base;
    if (form_.rate && !coarse) {
      const Wide rate = *form_.rate;  // of 10000
      const bool fits =
          (2 * rate + 1) * low_base >= low * 20000 && (2 * rate - 1) * high_base <= high * 20000;
      const bool cut = (rate + 1) * low_base > low * 10000 && rate * high_base <= high * 10000;
      if (!fits) {
        say("execution-rate-mismatch", cut ? "info" : "error", "funds/0/execution_rate");
      }
    }
    if (!weight || !score || *weight < 0 || (coarse && !form_.rate)) return;
    const bool by_amounts = !coarse && within(low, low_base, high, high_base);
    if (!by_amounts && !within_printed()) {
      say("execution-score-mismatch", "warning", "funds/0/score");
    }
  }

  // Does score ± half touch weight · [low, high], both clamped to [0, 1]?
  bool within(Wide low, Wide low_base, Wide high, Wide high_base) {
    const Wide weight = *form_.execution_weight;
    const Wide score = *form_.execution_score;
    low = std::clamp<Wide>(low, 0, low_base);
    high = std::clamp<Wide>(high, 0, high_base);
    return (2 * score + 1) * low_base >= 2 * weight * low &&
           (2 * score - 1) * high_base <= 2 * weight * high;
  }

  bool within_printed() {
    if (!form_.rate) return false;
    const Wide weight = *form_.execution_weight;
    const Wide score = *form_.execution_score;
    const Wide low = std::clamp<Wide>(2 * Wide{*form_.rate} - 1, 0, 20000);
    const Wide high = *form_.rate + 1;
    if ((2 * score + 1) * 20000 < 2 * weight * low) return false;
    return high > 10000 ? 2 * score - 1 <= 2 * weight : (2 * score - 1) * 10000 < 2 * weight * high;
  }

  struct Variant {
    std::array<std::int64_t, 3> blocks;  // -1: the variant has no such block
    std::int64_t cost;
  };

  void policy() {
    for (const PlainRow& row : form_.rows) {
      if (!row.weight) return;
    }
    constexpr std::size_t kMany = 1000;  // a row without a block counts more than any difference
    const std::array<Variant, 4> variants = {{{{5000, 3000, 1000}, -1},
                                              {{5000, 4000, -1}, -1},
                                              {{4000, 2000, 1000}, 2000},
                                              {{4000, 3000, -1}, 2000}}};
    std::vector<std::string> nearest;
    std::size_t least = kMany * kMany;
    for (const Variant& variant : variants) {
      std::size_t unplaced = 0;
      std::vector<std::string> differing = differences(variant, unplaced);
      const std::size_t distance = unplaced * kMany + differing.size();
      if (distance >= least && !differing.empty()) continue;
      least = distance;
      nearest = std::move(differing);
      if (nearest.empty()) break;
    }
    for (const std::string& at : nearest) say("weight-policy", "info", at);
  }

  // 满意度 in a variant without it: by its second level no block of that variant.
  std::vector<std::string> differences(const Variant& variant, std::size_t& unplaced) {
    std::vector<std::string> differing;
    if (form_.execution_weight.value_or(0) != 1000) differing.emplace_back("funds/0/weight");
    std::array<std::int64_t, 3> sums = {0, 0, 0};
    std::array<std::string, 3> first;
    for (std::size_t i = 0; i < form_.rows.size(); ++i) {
      const auto block = static_cast<std::size_t>(form_.rows[i].block);
      if (variant.blocks[block] < 0) {
        if (*form_.rows[i].weight == 0) continue;
        differing.push_back(at_row(i, "weight"));
        ++unplaced;
        continue;
      }
      sums[block] += *form_.rows[i].weight;
      if (first[block].empty()) first[block] = at_row(i, "weight");
    }
    if (variant.cost >= 0) differing.emplace_back("indicators");
    for (std::size_t block = 0; block < 3; ++block) {
      if (variant.blocks[block] < 0 || sums[block] == variant.blocks[block]) continue;
      differing.push_back(first[block].empty() ? "indicators" : first[block]);
    }
    return differing;
  }

  void rest() {
    if (form_.goal == form_.result) say("goal-echo", "info", "goals/0/actual");
    if (form_.result.find("20XX年") != std::string::npos) {
      say("template-text", "warning", "goals/0/actual");
      if (form_.goal == form_.result) say("template-text", "warning", "goals/0/expected");
    }
    const bool satisfied = std::any_of(form_.rows.begin(), form_.rows.end(),
                                       [](const PlainRow& row) { return row.block == 2; });
    if (!satisfied) say("missing-indicator-group", "warning", "indicators");
    grade();
    const Cents& spent = form_.funds[0].money[2];
    if (form_.claim && spent && *form_.claim != *spent) {
      lines_.insert("claim-mismatch warning /claims/0/number");
    }
  }

  // 优 from 90, 良 80 to 89, 中 60 to 79, 差 to 59; between two bands nothing is told.
  void grade() {
    if (form_.grade.empty() || !form_.total_score) return;
    const Wide whole = form_.total_weight.value_or(10000);
    if (whole <= 0) return;
    const Wide score = Wide{*form_.total_score} * 100;
    std::string reached;
    if (score >= 90 * whole) {
      reached = "优";
    } else if (score >= 80 * whole) {
      reached = score <= 89 * whole ? "良" : "";
    } else if (score >= 60 * whole) {
      reached = score <= 79 * whole ? "中" : "";
    } else if (score >= 0) {
      reached = score <= 59 * whole ? "差" : "";
    }
    if (!reached.empty() && reached != form_.grade) say("grade-mismatch", "warning", "grade");
  }

  const PlainForm& form_;
  Lines lines_;
};

// --- Forms without a fault ----------------------------------------------------------------------

class Maker {
 public:
  explicit Maker(unsigned seed) : random_(seed) {}

  std::int64_t draw(std::int64_t least, std::int64_t most) {
    return std::uniform_int_distribution<std::int64_t>(least, most)(random_);
  }

  PlainForm form() {
    PlainForm form;
    money(form);
    for (int block = 0; block < 3; ++block) rows(form, block);
    totals(form);
    const std::int64_t score = *form.total_score;
    form.grade = score >= 9000 ? "优" : score >= 8000 && score <= 8900 ? "良" : "";
    if (draw(0, 1) == 1) form.claim = form.funds[0].money[2];
    return form;
  }

  // The totals as they follow from the rows.
  static void totals(PlainForm& form) {
    std::int64_t weights = form.execution_weight.value_or(0);
    std::int64_t scores = form.execution_score.value_or(0);
    for (const PlainRow& row : form.rows) {
      weights += row.weight.value_or(0);
      scores += row.score.value_or(0);
    }
    form.total_weight = weights;
    form.total_score = scores;
  }

 private:
  void money(PlainForm& form) {
    form.funds.resize(1 + static_cast<std::size_t>(draw(1, 3)));
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

  void rows(PlainForm& form, int block) {
    std::int64_t left = form.block_weights[static_cast<std::size_t>(block)];
    const std::int64_t count = block == 2 ? 1 : draw(2, 4);
    for (std::int64_t i = 0; i < count; ++i) {
      const std::int64_t weight = i + 1 == count ? left : 100 * draw(1, left / 200);
      left -= weight;
      form.rows.push_back(row(form, block, weight, block == 0 && i == 0));
    }
  }

  PlainRow row(const PlainForm& form, int block, std::int64_t weight, bool cost) {
    PlainRow row;
    row.block = block;
    row.weight = weight;
    row.cost = cost;
    row.op = cost || draw(0, 3) == 0 ? "<=" : ">=";
    row.target = 100 * draw(10, 400);
    const bool met = cost || draw(0, 3) > 0;
    if (cost) {
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

  std::int64_t earned(const PlainRow& row, std::int64_t weight) {
    if (row.op == ">=") return rounded(Wide{weight} * *row.actual, *row.target);
    if (draw(0, 1) == 1) return rounded(Wide{weight} * *row.target, *row.actual);
    return rounded(Wide{weight} * (2 * *row.target - *row.actual), *row.target);
  }

  static std::int64_t rounded(Wide part, Wide base) {
    return static_cast<std::int64_t>((2 * part + base) / (2 * base));
  }

  std::mt19937_64 random_;
};

// --- Faults -------------------------------------------------------------------------------------

std::int64_t other_than(Maker& maker, std::int64_t value, std::int64_t by) {
  std::int64_t off = 0;
  while (off == 0) off = maker.draw(-by, by);
  return value + off;
}

PlainRow& any_row(Maker& maker, PlainForm& form) {
  return form.rows[static_cast<std::size_t>(
      maker.draw(0, static_cast<std::int64_t>(form.rows.size()) - 1))];
}

// A fault is one changed cell; the totals may or may not have been added up after it.
struct Fault {
  const char* name;
  void (*plant)(Maker& maker, PlainForm& form);
};

const Fault kFaults[] = {
    {"total score",
     [](Maker& m, PlainForm& f) { f.total_score = other_than(m, *f.total_score, 300); }},
    {"total score blank", [](Maker&, PlainForm& f) { f.total_score.reset(); }},
    {"total weight",
     [](Maker& m, PlainForm& f) { f.total_weight = other_than(m, *f.total_weight, 2000); }},
    {"group weight",
     [](Maker& m, PlainForm& f) {
       auto& weight = f.block_weights[static_cast<std::size_t>(m.draw(0, 2))];
       weight = other_than(m, weight, 900);
     }},
    {"weight of a row",
     [](Maker& m, PlainForm& f) {
       Cents& weight = any_row(m, f).weight;
       weight = other_than(m, *weight, 1500);
     }},
    {"weight blank", [](Maker& m, PlainForm& f) { any_row(m, f).weight.reset(); }},
    {"score of a row",
     [](Maker& m, PlainForm& f) {
       Cents& score = any_row(m, f).score;
       score = other_than(m, *score, 1500);
     }},
    {"score added up",
     [](Maker& m, PlainForm& f) {
       Cents& score = any_row(m, f).score;
       score = other_than(m, *score, 1500);
       Maker::totals(f);
     }},
    {"score blank", [](Maker& m, PlainForm& f) { any_row(m, f).score.reset(); }},
    {"target",
     [](Maker& m, PlainForm& f) {
       Cents& target = any_row(m, f).target;
       target = m.draw(0, 3) == 0 ? 0 : other_than(m, *target, *target);
     }},
    {"target blank", [](Maker& m, PlainForm& f) { any_row(m, f).target.reset(); }},
    {"actual",
     [](Maker& m, PlainForm& f) {
       Cents& actual = any_row(m, f).actual;
       actual = other_than(m, *actual, *actual + 100);
     }},
    {"actual blank", [](Maker& m, PlainForm& f) { any_row(m, f).actual.reset(); }},
    {"actual far above",
     [](Maker& m, PlainForm& f) {
       PlainRow& row = any_row(m, f);
       row.actual = *row.target * m.draw(2, 5);
     }},
    {"actual echoed", [](Maker& m, PlainForm& f) { any_row(m, f).echoed = true; }},
    {"reason gone", [](Maker& m, PlainForm& f) { any_row(m, f).reason = false; }},
    {"direction",
     [](Maker& m, PlainForm& f) {
       std::string& op = any_row(m, f).op;
       op = op == ">=" ? "<=" : ">=";
     }},
    {"money of the total",
     [](Maker& m, PlainForm& f) {
       Cents& money = f.funds[0].money[static_cast<std::size_t>(m.draw(0, 2))];
       money = other_than(m, *money, m.draw(0, 1) == 0 ? 3 : 100000);
     }},
    {"money of a source",
     [](Maker& m, PlainForm& f) {
       const auto row =
           static_cast<std::size_t>(m.draw(1, static_cast<std::int64_t>(f.funds.size()) - 1));
       Cents& money = f.funds[row].money[static_cast<std::size_t>(m.draw(0, 2))];
       money = m.draw(0, 9) == 0 ? -*money : other_than(m, *money, m.draw(0, 1) == 0 ? 3 : 100000);
     }},
    {"money blank",
     [](Maker& m, PlainForm& f) {
       const auto row =
           static_cast<std::size_t>(m.draw(0, static_cast<std::int64_t>(f.funds.size()) - 1));
       f.funds[row].money[static_cast<std::size_t>(m.draw(0, 2))].reset();
     }},
    {"unit slip",
     [](Maker& m, PlainForm& f) {
       Cents& money = f.funds[0].money[static_cast<std::size_t>(m.draw(0, 2))];
       money = *money * (m.draw(0, 1) == 0 ? 10 : 10000);
     }},
    {"rate",
     [](Maker& m, PlainForm& f) { f.rate = other_than(m, *f.rate, m.draw(0, 1) == 0 ? 2 : 1500); }},
    {"execution score",
     [](Maker& m, PlainForm& f) {
       f.execution_score = other_than(m, *f.execution_score, m.draw(0, 1) == 0 ? 3 : 300);
       Maker::totals(f);
     }},
    {"execution weight",
     [](Maker& m, PlainForm& f) { f.execution_weight = other_than(m, 1000, 900); }},
    {"a name gone",
     [](Maker& m, PlainForm& f) { f.names[static_cast<std::size_t>(m.draw(0, 2))].clear(); }},
    {"grade",
     [](Maker& m, PlainForm& f) {
       const char* const grades[] = {"优", "良", "中", "差"};
       f.grade = grades[m.draw(0, 3)];
     }},
    {"goal echoed", [](Maker&, PlainForm& f) { f.result = f.goal; }},
    {"template", [](Maker&, PlainForm& f) { f.result = "20XX年已全部完成"; }},
    {"group gone", [](Maker&, PlainForm& f) { f.rows.pop_back(); }},
    {"claim", [](Maker& m, PlainForm& f) { f.claim = other_than(m, *f.funds[0].money[2], 5000); }},
};

std::string code_of(const std::string& line) { return line.substr(0, line.find(' ')); }

std::string joined(const Lines& lines) {
  std::string all;
  for (const std::string& line : lines) all += line + "\n";
  return all;
}

TEST(FormSimulation, FindsNothingInFormsWithoutAFault) {
  Maker maker(1);
  for (int i = 0; i < 1000; ++i) {
    const PlainForm form = maker.form();
    ASSERT_EQ(joined(all_findings(report_of_plain(form))), "") << i;
    ASSERT_EQ(joined(Twin(form).told()), "") << i;
  }
}

TEST(FormSimulation, FindsWhatFollowsFromAPlantedFaultAndNothingElse) {
  constexpr int kForms = 5000;
  Maker maker(20251126);
  std::map<std::string, int> forms_of_code;
  int silent = 0;
  for (int i = 0; i < kForms; ++i) {
    PlainForm form = maker.form();
    const Fault& fault = kFaults[static_cast<std::size_t>(i) % std::size(kFaults)];
    fault.plant(maker, form);
    const Lines told = all_findings(report_of_plain(form));
    ASSERT_EQ(joined(told), joined(Twin(form).told())) << i << " " << fault.name;
    std::set<std::string> codes;
    for (const std::string& line : told) codes.insert(code_of(line));
    for (const std::string& code : codes) ++forms_of_code[code];
    silent += told.empty() ? 1 : 0;
  }
  std::cout << kForms << " forms with one planted fault; forms in which each code is told:\n";
  for (const auto& [code, count] : forms_of_code) std::cout << "  " << code << " " << count << "\n";
  std::cout << "  nothing " << silent << " (below the tolerance, or still true)\n";
  EXPECT_GE(forms_of_code.size(), 25U);
}

}  // namespace
}  // namespace jixiao
