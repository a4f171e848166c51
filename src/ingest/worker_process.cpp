#include "ingest/worker_process.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fstream>
#include <stdexcept>
#include <system_error>
#include <thread>
#include <utility>

namespace jixiao {
namespace {

// Enough for a sanitizer's report to name the place.
constexpr std::size_t kLastWordsBytes = 4096;
constexpr int kExecFailed = 127;

[[noreturn]] void fail(const char* what) {
  throw std::runtime_error(std::string(what) + ": " + std::generic_category().message(errno));
}

// The address sanitizer claims terabytes of addresses: with it a limit would end every worker.
#if defined(__SANITIZE_ADDRESS__)
constexpr bool kLimitsAddressSpace = false;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
constexpr bool kLimitsAddressSpace = false;
#else
constexpr bool kLimitsAddressSpace = true;
#endif
#else
constexpr bool kLimitsAddressSpace = true;
#endif

struct Pipe {
  OwnedDescriptor read;
  OwnedDescriptor write;
};

Pipe make_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) fail("cannot make a pipe");
  return {OwnedDescriptor(ends[0]), OwnedDescriptor(ends[1])};
}

void unblock(const OwnedDescriptor& descriptor) {
  ::fcntl(descriptor.number(), F_SETFL, O_NONBLOCK);
}

// It runs in the parent's memory while the parent waits, so only what POSIX calls async-signal-safe
// may be used, and nothing may be written that the parent has.
[[noreturn]] void become(const std::vector<char*>& arguments, std::uint64_t address_space,
                         pid_t parent, const std::array<int, 4>& streams) {
  ::setpgid(0, 0);
  // A parent that is killed cannot kill; one that died before this call has left us to another.
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(kExecFailed);
  if (kLimitsAddressSpace && address_space > 0) {
    const rlimit limit{address_space, address_space};
    ::setrlimit(RLIMIT_AS, &limit);
  }
  const rlimit no_core{0, 0};
  ::setrlimit(RLIMIT_CORE, &no_core);
  struct sigaction end {};
  end.sa_handler = SIG_DFL;
  ::sigaction(SIGPIPE, &end, nullptr);
  for (std::size_t i = 0; i < streams.size(); ++i) {
    const int wanted = static_cast<int>(i);
    if (streams[i] == wanted) {
      ::fcntl(wanted, F_SETFD, 0);  // dup2() of itself would leave it to be closed
    } else {
      ::dup2(streams[i], wanted);
    }
  }
  ::execv(arguments[0], arguments.data());
  const char* const words = std::strerror(errno);
  for (const char* text : {"cannot be started: ", words, "\n"}) {
    const ssize_t ignored = ::write(STDERR_FILENO, text, std::strlen(text));
    static_cast<void>(ignored);
  }
  ::_exit(kExecFailed);
}

// What can be read without waiting; a stream that is at its end is closed. At most some pieces at a
// time, so that a child that never stops talking is still held to its limits.
template <typename Take>
void read_in(OwnedDescriptor& from, const Take& take) {
  constexpr int kMostPieces = 64;
  std::array<char, std::size_t{64} << 10U> buffer;  // not cleared: most reads are short
  for (int pieces = 0; from.open() && pieces < kMostPieces; ++pieces) {
    const ssize_t count = ::read(from.number(), buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count == 0 || (count < 0 && errno != EAGAIN)) from.close();
    if (count <= 0) return;
    take(std::string_view(buffer.data(), static_cast<std::size_t>(count)));
    // Less than was asked for is all there is.
    if (static_cast<std::size_t>(count) < buffer.size()) return;
  }
}

// A child that closed its stdout is most likely ending; how it ends is worth a moment. It is not
// reaped, so that its group can still be killed.
void await_end(pid_t pid) {
  constexpr int kMoments = 100;
  constexpr std::chrono::milliseconds kMoment{1};
  for (int i = 0; i < kMoments; ++i) {
    siginfo_t info{};
    ::waitid(P_PID, static_cast<id_t>(pid), &info, WEXITED | WNOHANG | WNOWAIT);
    if (info.si_pid != 0) return;
    std::this_thread::sleep_for(kMoment);
  }
}

}  // namespace

WorkerProcess::WorkerProcess(const std::vector<std::string>& command, std::uint64_t address_space) {
  Pipe in = make_pipe();
  Pipe out = make_pipe();
  Pipe err = make_pipe();
  std::vector<char*> arguments;
  arguments.reserve(command.size() + 1);
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  const pid_t parent = ::getpid();
  // fork() would make the parent copy each page that it writes next, and there is a new worker
  // after some hundred documents.
  pid_ = ::vfork();
  if (pid_ < 0) fail("cannot start a worker");
  if (pid_ == 0) {
    become(arguments, address_space, parent,
           {in.read.number(), out.write.number(), err.write.number(), board_.descriptor()});
  }
  ::setpgid(pid_, pid_);  // whoever of the two comes first
  in_ = std::move(in.write);
  out_.descriptor = std::move(out.read);
  err_.descriptor = std::move(err.read);
  for (const OwnedDescriptor* stream : {&in_, &out_.descriptor, &err_.descriptor}) {
    unblock(*stream);
  }
}

WorkerProcess::~WorkerProcess() { end(); }

void WorkerProcess::wait(std::span<WorkerProcess* const> processes,
                         std::chrono::milliseconds time) {
  std::vector<pollfd> watched;
  std::vector<Stream*> streams;  // of `watched`; none: a stdin
  for (WorkerProcess* process : processes) {
    for (Stream* stream : {&process->out_, &process->err_}) {
      stream->ready = false;
      if (!stream->descriptor.open()) continue;
      watched.push_back({stream->descriptor.number(), POLLIN, 0});
      streams.push_back(stream);
    }
    if (process->in_.open() && !process->outgoing_.empty()) {
      watched.push_back({process->in_.number(), POLLOUT, 0});
      streams.push_back(nullptr);
    }
  }
  ::poll(watched.data(), watched.size(), static_cast<int>(time.count()));
  for (std::size_t i = 0; i < watched.size(); ++i) {
    if (streams[i] != nullptr) streams[i]->ready = watched[i].revents != 0;
  }
}

void WorkerProcess::pump() {
  write_out();
  if (err_.ready) read_words();
  if (out_.ready) {
    read_in(out_.descriptor, [this](std::string_view piece) { incoming_.append(piece); });
  }
  out_.ready = err_.ready = false;
}

void WorkerProcess::read_words() {
  read_in(err_.descriptor, [this](std::string_view piece) { last_words_.append(piece); });
  if (last_words_.size() > kLastWordsBytes) {
    last_words_.erase(0, last_words_.size() - kLastWordsBytes);
  }
}

void WorkerProcess::write_out() {
  while (in_.open() && !outgoing_.empty()) {
    const ssize_t count = ::write(in_.number(), outgoing_.data(), outgoing_.size());
    if (count > 0) {
      outgoing_.erase(0, static_cast<std::size_t>(count));
    } else if (errno == EAGAIN) {
      return;
    } else if (errno != EINTR) {
      in_.close();  // it has gone; its stdout tells the rest
    }
  }
  if (finished_) in_.close();
}

std::string WorkerProcess::end() {
  if (pid_ < 0) return "";
  if (silent()) await_end(pid_);
  ::kill(-pid_, SIGKILL);
  // One that left its group is killed by its id.
  ::kill(pid_, SIGKILL);
  int status = 0;
  rusage usage{};
  while (::wait4(pid_, &status, 0, &usage) < 0 && errno == EINTR) {
  }
  pid_ = -1;
  peak_bytes_ = static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
  read_words();
  if (WIFEXITED(status)) return "status " + std::to_string(WEXITSTATUS(status));
  const int number = WTERMSIG(status);
  return "signal " + std::to_string(number) + " (" + ::strsignal(number) + ")";
}

std::uint64_t WorkerProcess::peak_bytes() const {
  if (pid_ < 0) return peak_bytes_;
  std::ifstream file("/proc/" + std::to_string(pid_) + "/status");
  for (std::string word; file >> word;) {
    std::uint64_t kib = 0;
    if (word == "VmHWM:" && file >> kib) return kib * 1024;
  }
  return 0;
}

}  // namespace jixiao
