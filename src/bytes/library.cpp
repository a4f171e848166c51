#include "bytes/library.h"

#include <dlfcn.h>

#include <utility>

#include "value/failure.h"

namespace jixiao {

Library::Library(const char* file, std::string what, std::string package)
    : what_(std::move(what)),
      package_(std::move(package)),
      handle_(dlopen(file, RTLD_NOW | RTLD_LOCAL)) {
  if (handle_ == nullptr) fail();
}

void* Library::address(const char* name) const {
  void* const found = dlsym(handle_, name);
  if (found == nullptr) fail();
  return found;
}

void Library::fail() const {
  const char* const words = dlerror();
  throw Failure{FailureKind::kIo,
                what_ + " cannot be loaded: " + (words == nullptr ? "unknown error" : words) +
                    "; install the package " + package_};
}

}  // namespace jixiao
