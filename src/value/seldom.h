// What few of many things have, kept apart from them, so that the others stay small.
//
// Example: struct Paragraph { std::string text; Seldom<Extras> extras; }: paragraph.extras->label
// is empty where there are no extras; paragraph.extras.make().label = "一、" makes them. A copy has
// extras of its own.
#pragma once

#include <memory>

namespace jixiao {

template <typename T>
class Seldom {
 public:
  Seldom() = default;
  Seldom(const Seldom& other) : value_(other.copy()) {}
  Seldom(Seldom&&) noexcept = default;
  Seldom& operator=(const Seldom& other) {
    if (this != &other) value_ = other.copy();
    return *this;
  }
  Seldom& operator=(Seldom&&) noexcept = default;
  ~Seldom() = default;

  // As T begins, where nothing was made.
  const T& operator*() const {
    static const T kNone{};
    return value_ ? *value_ : kNone;
  }
  const T* operator->() const { return &**this; }
  bool made() const { return value_ != nullptr; }
  T& make() {
    if (!value_) value_ = std::make_unique<T>();
    return *value_;
  }

 private:
  std::unique_ptr<T> copy() const { return value_ ? std::make_unique<T>(*value_) : nullptr; }

  std::unique_ptr<T> value_;
};

}  // namespace jixiao
