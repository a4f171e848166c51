// A shared library that is loaded when it is first needed and stays until the program ends. Linked
// as others are, one with many libraries of its own takes time and memory of every run.
//
// Example:
//   const Library sums("libsum.so.1", "libsum, which adds up,", "libsum1");
//   sums.find("sum_add", add);  // decltype(&sum_add) add
// CMakeLists.txt (load_later) gives a source file LOADED_FILE and LOADED_PACKAGE of the library
// that is installed. Throws Failure kIo, which names the package to install, where it cannot be
// loaded or lacks a function.
#pragma once

#include <string>

namespace jixiao {

class Library {
 public:
  // `what` begins the message of a failure.
  Library(const char* file, std::string what, std::string package);

  template <typename Function>
  void find(const char* name, Function& function) const {
    // POSIX promises that a function's address may be kept so.
    function = reinterpret_cast<Function>(address(name));
  }

 private:
  void* address(const char* name) const;
  [[noreturn]] void fail() const;

  std::string what_;
  std::string package_;
  void* handle_;
};

}  // namespace jixiao
