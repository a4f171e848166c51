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
  const Decimal* weight = nullptr;
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

// Of a form whose rows all have one.
struct Weights {
  Value execution;
  std::vector<WeighedRow> rows;
};

Value weight_value(const FormValues& values, std::size_t row) {
  static const FormColumn* const kWeight = find_column(FormTable::kIndicators, "weight");
  return cell_value(values, *kWeight, row);
}

bool is_named_alike(const Indicator& a, const Indicator& b) {
  return a.level1.value == b.level1.value && a.level2.value == b.level2.value;
}

std::vector<WeighedRow> weighed_rows(const std::vector<Indicator>& indicators) {
  std::vector<WeighedRow> rows;
  rows.reserve(indicators.size());
  for (std::size_t i = 0; i < indicators.size(); ++i) {
    // A name that is merged down stands on each of its rows.
    WeighedRow row;
    row.repeated = i > 0 && is_named_alike(indicators[i], indicators[i - 1]);
    if (!row.repeated) {
      row.level1 = label_key(indicators[i].level1.value.value_or(""));
      row.level2 = label_key(indicators[i].level2.value.value_or(""));
    }
    row.weight = &*indicators[i].weight.value;
    rows.push_back(std::move(row));
  }
  return rows;
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

// What one of the variant's blocks weighs.
struct PlacedBlock {
  Decimal sum;
  std::optional<std::size_t> first;  // its first row; none: it has no row
};

// What each of the variant's blocks weighs, and what no block holds.
struct Placed {
  const WeightVariant* variant = nullptr;
  std::vector<PlacedBlock> blocks;
  std::vector<std::size_t> others;  // rows that have a weight and no block
  std::size_t faults = 0;           // what differs from the variant
};

Placed place_rows(const WeightVariant& variant, const Weights& weights) {
  Placed placed{&variant, std::vector<PlacedBlock>(variant.blocks.size()), {}};
  int block = -1;
  for (std::size_t i = 0; i < weights.rows.size(); ++i) {
    const WeighedRow& row = weights.rows[i];
    if (!row.repeated) block = find_block(variant, row);
    if (block < 0) {
      const bool free = variant.blocks.empty() || row.weight->zero();
      if (!free) placed.others.push_back(i);
      continue;
    }
    PlacedBlock& own = placed.blocks[static_cast<std::size_t>(block)];
    own.sum = own.sum + *row.weight;
    if (!own.first) own.first = i;
  }
  placed.faults = placed.others.size();
  if (execution_of(weights) != variant.execution.value_or(Decimal(0))) ++placed.faults;
  for (std::size_t i = 0; i < placed.blocks.size(); ++i) {
    if (placed.blocks[i].sum != variant.blocks[i].weight) ++placed.faults;
  }
  return placed;
}

std::vector<Fault> faults_of(const Scope& scope, const Placed& placed, const Weights& weights) {
  const WeightVariant& variant = *placed.variant;
  const FormValues& values = form_of(scope);
  std::vector<Fault> faults;
  judge_execution(scope, variant, weights, faults);
  for (const std::size_t other : placed.others) {
    faults.push_back(difference(weight_value(values, other), *weights.rows[other].weight, 0));
    faults.back().variant = "other";
  }
  for (std::size_t i = 0; i < variant.blocks.size(); ++i) {
    const BlockWeight& block = variant.blocks[i];
    const PlacedBlock& own = placed.blocks[i];
    if (own.sum == block.weight) continue;
    Value nowhere;
    nowhere.at = Pointer(values.index, {}, "indicators");
    nowhere.name = "weight";
    Fault fault =
        difference(own.first ? weight_value(values, *own.first) : nowhere, own.sum, block.weight);
    fault.subject = block_name(scope, block);
    fault.identity = block.names.empty() ? "" : block.names.front();
    faults.push_back(std::move(fault));
  }
  return faults;
}

bool is_nearer(const Placed& a, const Placed& b) {
  if (a.others.size() != b.others.size()) return a.others.size() < b.others.size();
  return a.faults < b.faults;
}

}  // namespace

Verdict check_block_weights(const Scope& scope) {
  static const FieldPath kColumn("indicators.weight");
  static const FieldPath kExecution("funds.total.weight");
  const FormValues& values = form_of(scope);
  if (!has_column(values, std::nullopt, kColumn)) {
    return without_column(kColumn);
  }
  const std::vector<Indicator>& indicators = values.form->indicators;
  if (indicators.empty()) return not_applicable(Reason::kNothingToCompare);
  for (std::size_t i = 0; i < indicators.size(); ++i) {
    if (!indicators[i].weight.value) return *find_lack(weight_value(values, i));
  }
  const Weights weights{find_value(values, std::nullopt, kExecution), weighed_rows(indicators)};
  if (weights.execution.presence == Presence::kUnreadable) {
    return *find_lack(weights.execution);
  }
  std::optional<Placed> nearest;
  for (const WeightVariant& variant : scope.rule->variants) {
    Placed placed = place_rows(variant, weights);
    if (placed.faults == 0) return pass();
    if (!nearest || is_nearer(placed, *nearest)) nearest = std::move(placed);
  }
  if (!nearest) return not_applicable(Reason::kNothingToCompare);
  Verdict verdict;
  verdict.outcome = Outcome::kFail;
  verdict.faults = faults_of(scope, *nearest, weights);
  return verdict;
}

}  // namespace jixiao
