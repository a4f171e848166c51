// The rules of cn.mof.project on whole hundredths. Points are compared as products, so that nothing
// is divided and nothing is rounded.
#include "check/form_twin.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

namespace jixiao {
namespace {

class Twin {
 public:
  explicit Twin(const PlainForm& form) : form_(form) {}

  Lines told() {
    notes();
    if (form_.foreign) {
      say("not-self-evaluation", "info", "title");
      return lines_;
    }
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

  bool is_unreadable(const std::string& at) const { return form_.unreadable == "/forms/0/" + at; }

  void say_missing(const std::string& code, const Cents& cell, const std::string& at) {
    if (!cell && !is_unreadable(at)) say(code, "error", at);
  }

  void notes() {
    if (!form_.unreadable.empty()) lines_.insert("unparsed-number warning " + form_.unreadable);
    if (!form_.misread.empty()) lines_.insert("suspected-sign info " + form_.misread);
    if (!form_.note.empty()) lines_.insert(form_.note + " warning ");
  }

  void names() {
    const std::array<std::string, 3> fields = {"project_name", "department", "implementing_unit"};
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (form_.names[i].empty()) say("missing-field", "error", fields[i]);
    }
    say_missing("missing-field", form_.funds[0].money[1], "funds/0/annual_budget");
    say_missing("missing-field", form_.funds[0].money[2], "funds/0/executed");
    say_missing("missing-field", form_.total_score, "total/score");
  }

  void row(std::size_t i) {
    const PlainRow& row = form_.rows[i];
    if (!row.target) say("missing-target", "error", at_row(i, "target/text"));
    if (!row.actual) say("missing-actual", "error", at_row(i, "actual/text"));
    say_missing("missing-weight", row.weight, at_row(i, "weight"));
    say_missing("missing-score", row.score, at_row(i, "score"));
    if (row.weight && *row.weight < 0) say("negative-value", "error", at_row(i, "weight"));
    if (row.score && *row.score < 0) say("negative-value", "error", at_row(i, "score"));
    if (row.weight && row.score && *row.score > *row.weight) {
      say("score-exceeds-weight", "error", at_row(i, "score"));
    }
    if (row.weight && row.score && *row.score < *row.weight && !row.reason) {
      say("missing-reason", "warning", at_row(i, "reason"));
    }
    if (row.timely) {
      dates(i, row);
      return;
    }
    if (row.echoed && row.actual && !row.op.empty()) {
      say("actual-not-a-result", "warning", at_row(i, "actual/text"));
    }
    if (row.target && row.actual) compared(i, row);
  }

  // 6月底前 is the target's month; the actual's, 5月20日, may lie in the year after as well.
  void dates(std::size_t i, const PlainRow& row) {
    if (row.target && row.target_year != kFiscalYear) {
      say("year-mismatch", "warning", at_row(i, "target/text"));
    }
    const bool late = row.actual_year == kFiscalYear + 1;
    if (row.actual && row.actual_year != kFiscalYear && !late) {
      say("year-mismatch", "warning", at_row(i, "actual/text"));
    }
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
    if (met || score == weight) return;  // met-but-deducted and unmet-full-score say it
    const std::int64_t target = *row.target;
    const std::int64_t actual = *row.actual;
    if (row.op == "<=" && actual < 0) return;
    struct Earned {
      Wide part;
      Wide base;
    };
    std::vector<Earned> ways;
    if (row.op == ">=") {
      ways = {{Wide{weight} * std::max<std::int64_t>(actual, 0), target}};
    } else if (target == 0) {
      ways = {{0, 1}};
    } else {
      ways = {{Wide{weight} * std::max<std::int64_t>(2 * target - actual, 0), target},
              {Wide{weight} * target, actual}};
    }
    bool below = false;
    for (const Earned& way : ways) {
      const Wide off = way.part - Wide{score} * way.base;
      const Wide size = off < 0 ? -off : off;
      if (size <= 10 * way.base) return;
      below = below || off > 0;
    }
    if (below && row.reason) return;
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
      bool unread = false;
      for (std::size_t i = 0; i < form_.funds.size(); ++i) {
        const std::string at = "funds/" + std::to_string(i) + "/" + columns[column];
        const Cents& money = form_.funds[i].money[column];
        if (money && *money < 0) say("negative-value", "error", at);
        unread = unread || is_unreadable(at);
        if (i == 0 || !money) continue;
        sum += *money;
        ++sources;
        any = true;
      }
      const Cents& total = form_.funds[0].money[column];
      if (!any || !total || unread) continue;
      // n figures of two decimals: n halves of a hundredth.
      const std::int64_t off = std::abs(sum - *total);
      if (2 * off > sources) say("fund-total-mismatch", "error", "funds/0/" + columns[column]);
    }
    const Cents& annual = form_.funds[0].money[1];
    bool sourced = false;
    for (std::size_t i = 1; i < form_.funds.size(); ++i) {
      const std::string at = "funds/" + std::to_string(i) + "/annual_budget";
      sourced = sourced || form_.funds[i].money[1] || is_unreadable(at);
    }
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
    // Of a quotient of ten or more, which no rate is, a hundredth of it.
    const Wide one = low >= 10 * low_base ? low * high_base : low_base * high_base;
    const bool coarse = 100 * (high * low_base - low * high_base) > one;
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
    claims();
    prose();
  }

  void claims() {
    for (std::size_t i = 0; i < form_.claims.size(); ++i) {
      const PlainClaim& claim = form_.claims[i];
      const PlainFund& total = form_.funds[0];
      const Cents& cell = claim.key == "executed"        ? total.money[2]
                          : claim.key == "annual_budget" ? total.money[1]
                          : claim.key == "score"         ? form_.total_score
                                                         : form_.rate;
      if (cell && *cell != claim.figure) {
        lines_.insert("claim-mismatch warning /claims/" + std::to_string(i) + "/number");
      }
    }
  }

  // The cover's unit is one of the form's, the year of the title its year; the prose speaks of
  // 清河县 and of no market supervision.
  void prose() {
    const bool own = form_.cover_unit == form_.names[1] || form_.cover_unit == form_.names[2];
    if (!own && !form_.names[2].empty()) {
      lines_.insert("name-mismatch warning /report/reporting_unit");
    }
    if (form_.title_year != kFiscalYear) lines_.insert("year-mismatch warning /report/title");
    const bool elsewhere = form_.prose.find("望云县") != std::string::npos;
    const bool another = form_.prose.find("大市场、大监管") != std::string::npos;
    if (elsewhere) lines_.insert("name-mismatch warning /sections/0/text");
    if (another) lines_.insert("name-mismatch warning /sections/0/text");
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

}  // namespace

Lines told_by_twin(const PlainForm& form) { return Twin(form).told(); }

}  // namespace jixiao
