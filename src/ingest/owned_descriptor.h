// An open file of the operating system, closed at the end.
//
// Example: OwnedDescriptor file(::open(…)); if (!file.open()) …; it closes whatever way it goes.
// Not here: what is done with it.
#pragma once

namespace jixiao {

class OwnedDescriptor {
 public:
  explicit OwnedDescriptor(int number = -1) : number_(number) {}
  OwnedDescriptor(OwnedDescriptor&& other) noexcept : number_(other.release()) {}
  OwnedDescriptor& operator=(OwnedDescriptor&& other) noexcept;
  OwnedDescriptor(const OwnedDescriptor&) = delete;
  OwnedDescriptor& operator=(const OwnedDescriptor&) = delete;
  ~OwnedDescriptor() { close(); }

  int number() const { return number_; }
  bool open() const { return number_ >= 0; }
  void close();

 private:
  int release();
  int number_;
};

}  // namespace jixiao
