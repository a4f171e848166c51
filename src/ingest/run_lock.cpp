#include "ingest/run_lock.h"

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>

#include "value/failure.h"

namespace jixiao {
namespace {

constexpr mode_t kMode = 0666;

}  // namespace

OwnedDescriptor lock_for_run(const std::string& file) {
  OwnedDescriptor opened(::open(file.c_str(), O_RDONLY | O_CREAT | O_CLOEXEC, kMode));
  if (opened.open() && ::flock(opened.number(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
    throw Failure{FailureKind::kIo, "another run is writing to " + file};
  }
  return opened;
}

}  // namespace jixiao
