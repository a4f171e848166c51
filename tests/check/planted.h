// What the simulations of planted faults share: how many are planted for a code, and how it is
// told.
//
// Example: Planted planted("goal-echo"); while (planted.wants_more()) planted.add(findings);
// ends after 5,000 forms with that code among their findings, or fails after four times as many.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <set>
#include <string>
#include <vector>

#include "check/plain_form.h"

namespace jixiao {

inline std::int64_t other_than(Maker& maker, std::int64_t value, std::int64_t by) {
  std::int64_t off = 0;
  while (off == 0) off = maker.draw(-by, by);
  return value + off;
}

inline std::string joined(const std::multiset<std::string>& lines) {
  std::string all;
  for (const std::string& line : lines) all += line + "\n";
  return all;
}

// 5,000, or what JIXIAO_FORMS_PER_CODE says.
inline std::size_t forms_per_code() {
  const char* const said = std::getenv("JIXIAO_FORMS_PER_CODE");
  return said == nullptr ? 5000U : static_cast<std::size_t>(std::strtoul(said, nullptr, 10));
}

// The same for a code in every run and with every library.
inline unsigned seed_of(const std::string& code) {
  unsigned seed = 20251126;
  for (const char c : code) seed = seed * 31 + static_cast<unsigned char>(c);
  return seed;
}

inline std::string test_name(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  for (char& c : name) c = c == '-' ? '_' : c;
  return name;
}

// The codes of prose_simulation_test.cpp.
inline std::vector<std::string> codes_of_prose() {
  return {"missing-form", "missing-section", "claim-sum-mismatch"};
}

class Planted {
 public:
  explicit Planted(const std::string& code) : code_(code + " "), wanted_(forms_per_code()) {}

  std::size_t forms() const { return forms_; }

  bool wants_more() const { return told_ < wanted_ && forms_ < 4 * wanted_; }

  // The findings as one text.
  std::string add(const std::multiset<std::string>& findings) {
    ++forms_;
    const auto first = findings.lower_bound(code_);
    if (first != findings.end() && first->starts_with(code_)) ++told_;
    return joined(findings);
  }

  // Every fourth form at the least shows the code; the rest hold still, or below the tolerance.
  void expect_enough() const {
    EXPECT_GT(wanted_, 0U);
    EXPECT_EQ(told_, wanted_) << code_ << "in " << forms_ << " forms";
    std::cout << code_ << "told in " << told_ << " of " << forms_
              << " forms with a planted fault\n";
  }

 private:
  std::string code_;  // with the blank behind it
  std::size_t wanted_;
  std::size_t forms_ = 0;
  std::size_t told_ = 0;
};

}  // namespace jixiao
