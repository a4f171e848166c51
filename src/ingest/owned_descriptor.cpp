#include "ingest/owned_descriptor.h"

#include <unistd.h>

#include <utility>

namespace jixiao {

OwnedDescriptor& OwnedDescriptor::operator=(OwnedDescriptor&& other) noexcept {
  if (this != &other) {
    close();
    number_ = other.release();
  }
  return *this;
}

void OwnedDescriptor::close() {
  if (number_ >= 0) ::close(number_);
  number_ = -1;
}

int OwnedDescriptor::release() { return std::exchange(number_, -1); }

}  // namespace jixiao
