#include "ingest/atomic_file.h"

#include <fcntl.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <vector>

#include "ingest/owned_descriptor.h"
#include "value/failure.h"

namespace jixiao {
namespace {

constexpr mode_t kMode = 0666;

[[noreturn]] void fail(const std::string& path, int error) {
  throw Failure{FailureKind::kIo,
                "cannot write " + path + ": " + std::generic_category().message(error)};
}

// Of the pieces that are left, takes off so many bytes.
void take_off(std::span<iovec>& left, std::size_t count) {
  while (!left.empty() && count >= left.front().iov_len) {
    count -= left.front().iov_len;
    left = left.subspan(1);
  }
  if (count == 0) return;
  iovec& torn = left.front();
  torn.iov_base = static_cast<char*>(torn.iov_base) + count;
  torn.iov_len -= count;
}

void write_all(int file, std::span<const std::string_view> pieces, const std::string& path) {
  constexpr std::size_t kPiecesAtOnce = 1024;  // IOV_MAX: more are refused
  std::vector<iovec> all;
  all.reserve(pieces.size());
  // Only read. The type is that of reading, too.
  for (const std::string_view piece : pieces) {
    all.push_back({const_cast<char*>(piece.data()), piece.size()});
  }
  std::span<iovec> left = all;
  take_off(left, 0);  // pieces without bytes
  while (!left.empty()) {
    const std::size_t some = std::min(left.size(), kPiecesAtOnce);
    const ssize_t count = ::writev(file, left.data(), static_cast<int>(some));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail(path, errno);
    take_off(left, static_cast<std::size_t>(count));
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

void write_atomically(const std::string& path, std::span<const std::string_view> pieces) {
  const std::string written = path + ".tmp";
  OwnedDescriptor file(::open(written.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kMode));
  if (!file.open()) fail(path, errno);
  try {
    write_all(file.number(), pieces, path);
    if (::fsync(file.number()) != 0) fail(path, errno);
    file.close();
    if (std::rename(written.c_str(), path.c_str()) != 0) fail(path, errno);
  } catch (const Failure&) {
    std::remove(written.c_str());
    throw;
  }
  sync_folder(path);
}

void write_atomically(const std::string& path, std::string_view bytes) {
  write_atomically(path, std::span(&bytes, 1));
}

}  // namespace jixiao
