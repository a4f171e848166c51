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
  bool repeated = false;  // named as the row above
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

bool is_named_alike(const Indicator& a, const Indicator& b) {
  return a.level1.value == b.level1.value && a.level2.value == b.level2.value;
}

Weights weights_of(const FormValues& values) {
  Weights weights;
  static const FieldPath kExecution("funds.total.weight");
  static const FieldPath kWeight("weight");
  weights.execution = find_value(values, std::nullopt, kExecution);
  const std::vector<Indicator>& indicators = values.form->indicators;
  weights.rows.reserve(indicators.size());
  for (std::size_t i = 0; i < indicators.size(); ++i) {
    // A name that is merged down stands on each of its rows.
    WeighedRow row;
    row.repeated = i > 0 && is_named_alike(indicators[i], indicators[i - 1]);
    if (!row.repeated) {
      row.level1 = label_key(indicators[i].level1.value.value_or(""));
      row.level2 = label_key(indicators[i].level2.value.value_or(""));
    }
    row.weight = find_value(values, Row{FormTable::kIndicators, i}, kWeight);
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

// No weight is one of 0.
Decimal execution_of(const Weights& weights) {
  return weights.execution.number ? *weights.execution.number : Decimal(0);
}

void judge_execution(const Scope& scope, const WeightVariant& variant, const Weights& weights,
                     std::vector<Fault>& faults) {
  const Value& execution = weights.execution;
  const Decimal stated = execution_of(weights);
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

// What each of the variant's blocks weighs, and what no block holds.
struct Placed {
  std::vector<Decimal> sums;         // of each block
  std::vector<const Value*> first;   // of each block; null: it has no row
  std::vector<const Value*> others;  // rows that have a weight and no block
};

Placed place_rows(const WeightVariant& variant, const Weights& weights) {
  Placed placed{std::vector<Decimal>(variant.blocks.size()),
                std::vector<const Value*>(variant.blocks.size()),
                {}};
  int block = -1;
  for (const WeighedRow& row : weights.rows) {
    if (!row.repeated) block = find_block(variant, row);
    if (block < 0) {
      const bool free = variant.blocks.empty() || row.weight.number->zero();
      if (!free) placed.others.push_back(&row.weight);
      continue;
    }
    const auto at = static_cast<std::size_t>(block);
    placed.sums[at] = placed.sums[at] + *row.weight.number;
    if (placed.first[at] == nullptr) placed.first[at] = &row.weight;
  }
  return placed;
}

bool fits(const WeightVariant& variant, const Weights& weights) {
  if (execution_of(weights) != variant.execution.value_or(Decimal(0))) return false;
  const Placed placed = place_rows(variant, weights);
  return placed.others.empty() &&
         std::equal(
             variant.blocks.begin(), variant.blocks.end(), placed.sums.begin(),
             [](const BlockWeight& block, const Decimal& sum) { return block.weight == sum; });
}

Differences judge_variant(const Scope& scope, const WeightVariant& variant,
                          const Weights& weights) {
  const Placed placed = place_rows(variant, weights);
  Differences differences;
  std::vector<Fault>& faults = differences.faults;
  judge_execution(scope, variant, weights, faults);
  differences.unplaced = placed.others.size();
  for (const Value* other : placed.others) {
    faults.push_back(difference(*other, *other->number, 0));
    faults.back().variant = "other";
  }
  for (std::size_t i = 0; i < variant.blocks.size(); ++i) {
    const BlockWeight& block = variant.blocks[i];
    if (placed.sums[i] == block.weight) continue;
    Value nowhere;
    nowhere.at = Pointer(form_of(scope).index, {}, "indicators");
    nowhere.name = "weight";
    const Value& accused = placed.first[i] == nullptr ? nowhere : *placed.first[i];
    Fault fault = difference(accused, placed.sums[i], block.weight);
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
  static const FieldPath kColumn("indicators.weight");
  const FormValues& values = form_of(scope);
  if (!has_column(values, std::nullopt, kColumn)) {
    return without_column(kColumn);
  }
  const Weights weights = weights_of(values);
  if (weights.rows.empty()) return not_applicable(Reason::kNothingToCompare);
  for (const WeighedRow& row : weights.rows) {
    if (std::optional<Verdict> lack = find_lack(row.weight)) return *std::move(lack);
  }
  if (weights.execution.presence == Presence::kUnreadable) {
    return *find_lack(weights.execution);
  }
  const std::vector<WeightVariant>& variants = scope.rule->variants;
  const auto fitted = [&](const WeightVariant& variant) { return fits(variant, weights); };
  if (std::any_of(variants.begin(), variants.end(), fitted)) return pass();
  std::optional<Differences> nearest;
  for (const WeightVariant& variant : variants) {
    Differences differences = judge_variant(scope, variant, weights);
    if (!nearest || is_nearer(differences, *nearest)) nearest = std::move(differences);
  }
  if (!nearest) return not_applicable(Reason::kNothingToCompare);
  Verdict verdict;
  verdict.outcome = Outcome::kFail;
  verdict.faults = std::move(nearest->faults);
  return verdict;
}

}  // namespace jixiao
