// What few of many things have.
#include "value/seldom.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace jixiao {
namespace {

struct Extras {
  std::string label;
  int count = 7;
};

TEST(Seldom, ReadsAsItBeginsUntilItIsMade) {
  Seldom<Extras> extras;
  EXPECT_FALSE(extras.made());
  EXPECT_EQ(extras->label, "");
  EXPECT_EQ((*extras).count, 7);
  extras.make().label = "一、";
  EXPECT_TRUE(extras.made());
  EXPECT_EQ(extras.make().label, "一、");
  EXPECT_EQ(extras->count, 7);
}

TEST(Seldom, ACopyIsOfItsOwn) {
  Seldom<Extras> first;
  first.make().label = "一、";
  Seldom<Extras> second = first;
  second.make().label = "二、";
  EXPECT_EQ(first->label, "一、");
  EXPECT_EQ(second->label, "二、");
  Seldom<Extras>& same = second;
  second = same;
  EXPECT_EQ(second->label, "二、");
  second = first;
  EXPECT_EQ(second->label, "一、");
  second = Seldom<Extras>();
  EXPECT_FALSE(second.made());
  const Seldom<Extras> nothing;
  first = nothing;
  EXPECT_FALSE(first.made());
}

TEST(Seldom, WhatIsMovedGoesOver) {
  Seldom<Extras> first;
  first.make().label = "一、";
  const std::string* const where = &first->label;
  const Seldom<Extras> second = std::move(first);
  EXPECT_EQ(&second->label, where);
}

}  // namespace
}  // namespace jixiao
