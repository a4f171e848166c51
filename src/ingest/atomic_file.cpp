#include "ingest/atomic_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include "ingest/owned_descriptor.h"
#include "value/failure.h"

namespace jixiao {
namespace {

constexpr mode_t kMode = 0666;

[[noreturn]] void fail(const std::string& path, int error) {
  throw Failure{FailureKind::kIo,
                "cannot write " + path + ": " + std::generic_category().message(error)};
}

void write_all(int file, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(file, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail(path, errno);
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

// A name is in its folder, and that must reach the disk too.
void sync_folder(const std::string& path) {
  const std::string folder = std::filesystem::path(path).parent_path().string();
  const OwnedDescriptor opened(
      ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!opened.open() || ::fsync(opened.number()) != 0) fail(folder, errno);
}

}  // namespace

void write_atomically(const std::string& path, std::string_view bytes) {
  const std::string written = path + ".tmp";
  OwnedDescriptor file(::open(written.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kMode));
  if (!file.open()) fail(path, errno);
  try {
    write_all(file.number(), bytes, path);
    if (::fsync(file.number()) != 0) fail(path, errno);
    file.close();
    if (std::rename(written.c_str(), path.c_str()) != 0) fail(path, errno);
  } catch (const Failure&) {
    std::remove(written.c_str());
    throw;
  }
  sync_folder(path);
}

}  // namespace jixiao
