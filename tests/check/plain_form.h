// A form as whole hundredths and words, for the simulations: drawn without a fault, made into a
// Report for check(), and judged by a twin that knows nothing of it (form_twin.h).
//
// Example: Maker(1).form() is a form whose sums, rates and scores hold; report_of_plain() of it
// gives check() nothing to find. Money has two decimals throughout; mixed decimals are
// rounding_simulation's.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "report/report.h"

namespace jixiao {

using Cents = std::optional<std::int64_t>;  // hundredths; nothing: a blank
__extension__ typedef __int128 Wide;        // products of two amounts

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
  bool timely = false;  // a date in either column, and no figure: the two below
  int target_year = 2023;
  int actual_year = 2023;
  bool echoed = false;  // the actual is written with the target's operator
};

// A figure said in prose: in hundredths, a rate in hundredths of a percent.
struct PlainClaim {
  std::string key;  // executed, annual_budget, score, execution_rate
  std::int64_t figure = 0;
};

struct PlainForm {
  std::array<std::string, 3> names = {"某项目", "清河县某局", "清河县某中心"};
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
  std::vector<PlainClaim> claims;
  std::string cover_unit = "清河县某局";
  int title_year = 2023;
  std::string prose;       // of the only section
  bool foreign = false;    // a declaration of targets
  std::string unreadable;  // pointer of a cell that holds words instead of its figure
  std::string misread;     // pointer of a figure whose first digit may be a sign
  std::string note;        // the code of a note of the readers; empty: none
};

inline constexpr int kFiscalYear = 2023;

Report report_of_plain(const PlainForm& plain);

class Maker {
 public:
  explicit Maker(unsigned seed) : random_(seed) {}

  std::int64_t draw(std::int64_t least, std::int64_t most) {
    return std::uniform_int_distribution<std::int64_t>(least, most)(random_);
  }

  // At most that many rows a block, and sources.
  PlainForm form(int most_rows = 4);

  // The totals as they follow from the rows.
  static void totals(PlainForm& form);

 private:
  void money(PlainForm& form, int most_sources);
  void rows(PlainForm& form, int block, int most_rows);
  PlainRow row(const PlainForm& form, int block, std::int64_t weight);
  std::int64_t earned(const PlainRow& row, std::int64_t weight);

  std::mt19937_64 random_;
};

}  // namespace jixiao
