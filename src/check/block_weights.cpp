// Kind `block_weights`: what the funds and the blocks of indicators weigh, against the variants
// that the pack allows.
//
// Example: 10 for the rate, 产出 60, 效益 30 and no 满意度 where 10/50/30/10 is asked for: 产出 is
// 10 above, 满意度 is not there. A form that fits one variant whole is right; else it is told
// against the variant that knows most of its rows, of these the one with the fewest differences. A
// block is found by its first level, or by the second where the first names none.

#include <algorithm>
#include <utility>

#include "check/kinds.h"
#include "check/messages.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

struct WeighedRow {
  std::string level1;
  std::string level2;
  Value weight;
};

bool names_one_of(const std::string& name, const std::vector<std::string>& parts) {
  return std::any_of(parts.begin(), parts.end(), [&name](const std::string& part) {
    return name.find(part) != std::string::npos;
  });
}

// Index of the variant's block that the row belongs to; -1: of none.
int find_block(const WeightVariant& variant, const WeighedRow& row) {
  for (const std::string* name : {&row.level1, &row.level2}) {
    for (std::size_t i = 0; i < variant.blocks.size(); ++i) {
      if (names_one_of(*name, variant.blocks[i].names)) return static_cast<int>(i);
    }
  }
  return -1;
}

struct Weights {
  Value execution;
  std::vector<WeighedRow> rows;
};

Weights weights_of(const FormValues& values) {
  Weights weights;
  weights.execution = find_value(values, std::nullopt, "funds.total.weight");
  const std::vector<Indicator>& indicators = values.form->indicators;
  weights.rows.reserve(indicators.size());
  for (std::size_t i = 0; i < indicators.size(); ++i) {
    // A name that is merged down stands on each of its rows.
    const auto key_of = [&](Text Indicator::*level, std::string WeighedRow::*key) {
      const std::optional<std::string>& name = (indicators[i].*level).value;
      const bool repeated = i > 0 && name == (indicators[i - 1].*level).value;
      return repeated ? weights.rows.back().*key : label_key(name.value_or(""));
    };
    WeighedRow row;
    row.level1 = key_of(&Indicator::level1, &WeighedRow::level1);
    row.level2 = key_of(&Indicator::level2, &WeighedRow::level2);
    row.weight = find_value(values, Row{FormTable::kIndicators, i}, "weight");
    weights.rows.push_back(std::move(row));
  }
  return weights;
}

Fault difference(const Value& accused, const Decimal& stated, const Decimal& policy) {
  Fault fault;
  fault.accused = accused;
  fault.stated = stated;
  fault.computed = policy;
  return fault;
}

std::string block_name(const Scope& scope, const BlockWeight& block) {
  const std::string name = block.names.empty() ? "" : block.names.front();
  return scope.language == Language::kChinese ? "“" + name + "”类指标" : "block \"" + name + "\": ";
}

void judge_execution(const Scope& scope, const WeightVariant& variant, const Value& execution,
                     std::vector<Fault>& faults) {
  const Decimal stated = execution.number.value_or(Decimal(0));
  const Decimal wanted = variant.execution.value_or(Decimal(0));
  if (stated == wanted) return;
  Fault fault = difference(execution, stated, wanted);
  fault.accused.at = Pointer(form_of(scope).index, {}, "funds");
  if (execution.presence != Presence::kAbsent) fault.accused.at = execution.at;
  fault.subject = scope.language == Language::kChinese ? "预算执行率" : "budget execution: ";
  fault.identity = "execution";
  faults.push_back(std::move(fault));
}

struct Differences {
  std::size_t unplaced = 0;  // rows that are in no block of the variant
  std::vector<Fault> faults;
};

// The weights of each of the variant's blocks, and what no block holds.
Differences judge_variant(const Scope& scope, const WeightVariant& variant,
                          const Weights& weights) {
  Differences differences;
  std::vector<Fault>& faults = differences.faults;
  judge_execution(scope, variant, weights.execution, faults);
  std::vector<Decimal> sums(variant.blocks.size());
  std::vector<const Value*> first(variant.blocks.size());
  for (const WeighedRow& row : weights.rows) {
    const int block = find_block(variant, row);
    if (block < 0) {
      const bool free = variant.blocks.empty() || row.weight.number->zero();
      if (free) continue;
      faults.push_back(difference(row.weight, *row.weight.number, 0));
      faults.back().variant = "other";
      ++differences.unplaced;
      continue;
    }
    const auto at = static_cast<std::size_t>(block);
    sums[at] = sums[at] + *row.weight.number;
    if (first[at] == nullptr) first[at] = &row.weight;
  }
  for (std::size_t i = 0; i < variant.blocks.size(); ++i) {
    const BlockWeight& block = variant.blocks[i];
    if (sums[i] == block.weight) continue;
    Value nowhere;
    nowhere.at = Pointer(form_of(scope).index, {}, "indicators");
    nowhere.name = "weight";
    Fault fault = difference(first[i] == nullptr ? nowhere : *first[i], sums[i], block.weight);
    fault.subject = block_name(scope, block);
    fault.identity = block.names.empty() ? "" : block.names.front();
    faults.push_back(std::move(fault));
  }
  return differences;
}

bool is_nearer(const Differences& a, const Differences& b) {
  if (a.unplaced != b.unplaced) return a.unplaced < b.unplaced;
  return a.faults.size() < b.faults.size();
}

}  // namespace

Verdict check_block_weights(const Scope& scope) {
  const std::string column = "indicators.weight";
  const FormValues& values = form_of(scope);
  if (!has_column(values, std::nullopt, column)) {
    return without_column(column);
  }
  const Weights weights = weights_of(values);
  if (weights.rows.empty()) return not_applicable(Reason::kNothingToCompare);
  for (const WeighedRow& row : weights.rows) {
    if (std::optional<Verdict> lack = find_lack(row.weight)) return *std::move(lack);
  }
  if (weights.execution.presence == Presence::kUnreadable) {
    return *find_lack(weights.execution);
  }
  std::optional<Differences> nearest;
  for (const WeightVariant& variant : scope.rule->variants) {
    Differences differences = judge_variant(scope, variant, weights);
    if (differences.faults.empty()) return pass();
    if (!nearest || is_nearer(differences, *nearest)) nearest = std::move(differences);
  }
  if (!nearest) return not_applicable(Reason::kNothingToCompare);
  Verdict verdict;
  verdict.outcome = Outcome::kFail;
  verdict.faults = std::move(nearest->faults);
  return verdict;
}

}  // namespace jixiao
