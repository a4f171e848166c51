#include "rules/load_types.h"

#include <algorithm>
#include <string>

namespace jixiao {
namespace {

const Types kTexts = {ValueType::kText, ValueType::kEnum, ValueType::kDate};
const Types kListed = {ValueType::kText, ValueType::kEnum};
const Types kAmounts = {ValueType::kMoney, ValueType::kDecimal, ValueType::kCount};
const Types kRates = {ValueType::kPercent, ValueType::kDecimal};
const Types kPoints = {ValueType::kDecimal, ValueType::kCount};
const Types kMeasures = {ValueType::kTarget, ValueType::kText};
const Types kNames = {ValueType::kText, ValueType::kGroup};
const Types kYears = {ValueType::kYear, ValueType::kDate};
const Types kClaims = {ValueType::kMoney, ValueType::kPercent, ValueType::kDecimal,
                       ValueType::kCount, ValueType::kYear};

}  // namespace

Types types_of_column(std::string_view table, std::string_view column) {
  if (column == "weight" || column == "score") return kPoints;
  if (column == "execution_rate") return kRates;
  if (table == "funds" && column != "reason") return kAmounts;
  if (table == "indicators" && (column == "target" || column == "actual")) return kMeasures;
  if (column.starts_with("level")) return kNames;
  return {ValueType::kText};
}

Types types_of_field(std::string_view id) {
  if (id == "fiscal_year") return kYears;
  if (id == "grade" || id == "currency_unit") return kListed;
  const std::size_t dot = id.find('.');
  if (id == "score" || id.starts_with("total.") || id.starts_with("block_scores.")) return kPoints;
  const std::string_view table = id.substr(0, dot);
  if (dot == std::string_view::npos || (table != "funds" && table != "goals")) return kTexts;
  return types_of_column(table, id.substr(id.rfind('.') + 1));
}

Types types_of_claim() { return kClaims; }

Types all_types() {
  Types types;
  for (std::size_t i = 0; i < value_types().size(); ++i) types.push_back(static_cast<ValueType>(i));
  return types;
}

ValueType take_type(Keys& keys, const Types& types, std::string_view id, Problems& problems) {
  const auto fallback = static_cast<std::size_t>(types.front());
  const auto type = static_cast<ValueType>(keys.choice_index("type", value_types(), fallback));
  if (std::find(types.begin(), types.end(), type) != types.end()) return type;
  std::vector<std::string_view> legal;
  for (const ValueType one : types) legal.push_back(value_types()[static_cast<std::size_t>(one)]);
  problems.add(keys.node("type", Need::kOptional)->mark,
               std::string(id) + " cannot be read as \"" +
                   std::string(value_types()[static_cast<std::size_t>(type)]) + "\", expected " +
                   name_list(legal));
  return types.front();
}

}  // namespace jixiao
