#include "bytes/bytes.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

#include "value/failure.h"

namespace jixiao {
namespace {

// Owns a descriptor it opened; stdin is lent and stays open.
class Descriptor {
 public:
  explicit Descriptor(const std::string& path)
      : owned_(path != "-"),
        // O_NONBLOCK would make a pipe without a writer end at once; blocking is what is meant.
        number_(owned_ ? ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY) : STDIN_FILENO) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (owned_ && number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }

 private:
  bool owned_;
  int number_;
};

[[noreturn]] void fail_io(const std::string& what, int error) {
  throw Failure{FailureKind::kIo,
                "the input cannot be " + what + ": " + std::generic_category().message(error)};
}

[[noreturn]] void fail_too_large(const Limits& limits) {
  throw Failure{FailureKind::kTooLarge,
                "the input is too large" + limit_clause(limits, &Limits::input_bytes)};
}

// Sockets come as stdin where a program feeds us through one.
bool is_readable_kind(mode_t mode) {
  return S_ISREG(mode) || S_ISFIFO(mode) || S_ISCHR(mode) || S_ISSOCK(mode);
}

// The size to reserve; 0 where nothing is known.
std::uint64_t check_kind(int descriptor, const Limits& limits) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) fail_io("read", errno);
  if (S_ISDIR(status.st_mode)) throw Failure{FailureKind::kIo, "the input is a directory"};
  if (!is_readable_kind(status.st_mode)) {
    throw Failure{FailureKind::kIo, "the input is neither a file nor a pipe"};
  }
  if (!S_ISREG(status.st_mode)) return 0;
  const auto size = static_cast<std::uint64_t>(std::max<off_t>(status.st_size, 0));
  if (size > limits.input_bytes) fail_too_large(limits);
  return size;
}

[[noreturn]] void fail_empty() { throw Failure{FailureKind::kEmpty, "the input is empty"}; }

// Gives the bytes in pieces; `open` is told the size first, 0 where nothing is known.
template <typename Open, typename Take>
void read_pieces(const std::string& path, const Limits& limits, const Open& open,
                 const Take& take) {
  const Descriptor descriptor(path);
  if (descriptor.number() < 0) fail_io("opened", errno);
  open(check_kind(descriptor.number(), limits));
  std::array<char, std::size_t{64} << 10U> buffer;  // not cleared: most files are shorter
  std::uint64_t total = 0;
  for (;;) {
    const ssize_t count = ::read(descriptor.number(), buffer.data(), buffer.size());
    if (count == 0) break;
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail_io("read", errno);
    const auto size = static_cast<std::size_t>(count);
    // Counted here too: pipes have no size, and a file may grow while it is read.
    if (size > limits.input_bytes - total) fail_too_large(limits);
    total += size;
    take(std::string_view(buffer.data(), size));
  }
}

}  // namespace

Input read_input(const std::string& path, const Limits& limits) {
  Input input{path, ""};
  read_pieces(
      path, limits, [&input](std::uint64_t size) { input.bytes.reserve(size); },
      [&input](std::string_view piece) { input.bytes.append(piece); });
  if (input.bytes.empty()) fail_empty();
  return input;
}

Input make_input(std::string path, std::string bytes, const Limits& limits) {
  if (bytes.size() > limits.input_bytes) fail_too_large(limits);
  if (bytes.empty()) fail_empty();
  return {std::move(path), std::move(bytes)};
}

FileDigest digest_file(const std::string& path, const Limits& limits) {
  Sha256 hash;
  FileDigest digest;
  read_pieces(
      path, limits, [](std::uint64_t) {},
      [&](std::string_view piece) {
        hash.add(piece);
        digest.bytes += piece.size();
      });
  digest.sha256 = hash.hex();
  return digest;
}

}  // namespace jixiao
