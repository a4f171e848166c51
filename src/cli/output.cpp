#include "cli/output.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <system_error>

#include "cli/exit_status.h"
#include "write/write.h"

namespace jixiao {
namespace {

std::string reason(int error) { return std::generic_category().message(error); }

[[noreturn]] void fail(const std::string& path, int error) {
  throw Failure{FailureKind::kIo, "cannot write " + path + ": " + reason(error)};
}

// True if everything went out; errno tells the rest.
bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(descriptor, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

bool capable_terminal(int descriptor) {
  if (::isatty(descriptor) == 0) return false;
  const char* term = std::getenv("TERM");
  return term == nullptr || std::string_view(term) != "dumb";
}

std::string stem(const std::string& input) {
  if (input == "-") return "stdin";
  const std::string name = std::filesystem::path(input).stem().string();
  return name.empty() ? "input" : name;
}

}  // namespace

void write_stdout(std::string_view text) {
  if (write_all(STDOUT_FILENO, text)) return;
  if (errno == EPIPE) throw BrokenPipe{};
  fail("standard output", errno);
}

void write_stderr(std::string_view text) { static_cast<void>(write_all(STDERR_FILENO, text)); }

std::string error_line(const std::string& path, FailureKind kind, const std::string& message) {
  return "jixiao: " + plain_line(path) + ": " + std::string(failure_name(kind)) + ": " +
         plain_line(message) + "\n";
}

int report_failure(const std::string& file, FailureKind kind, const std::string& message) {
  write_stderr(error_line(file, kind, message));
  return kAllFailed;
}

bool stdout_takes_color() {
  const char* no_color = std::getenv("NO_COLOR");
  const bool refused = no_color != nullptr && *no_color != '\0';
  return !refused && capable_terminal(STDOUT_FILENO);
}

int stdout_columns() {
  winsize size{};
  if (!stdout_is_terminal() || ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}

bool stdout_is_terminal() { return ::isatty(STDOUT_FILENO) != 0; }

bool stderr_takes_bar() { return capable_terminal(STDERR_FILENO); }

std::vector<std::string> output_names(const std::vector<std::string>& inputs) {
  std::set<std::string> taken;
  std::vector<std::string> names;
  for (const std::string& input : inputs) {
    const std::string base = stem(input);
    std::string name = base + ".json";
    for (int number = 2; !taken.insert(name).second; ++number) {
      name = base + "-" + std::to_string(number) + ".json";
    }
    names.push_back(name);
  }
  return names;
}

OutputFile::OutputFile(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  // A link is followed, so that the file behind it is replaced and not the link.
  const fs::path resolved = fs::weakly_canonical(path, ignored);
  target_ = resolved.empty() ? path : resolved.string();
  const fs::file_status status = fs::status(target_, ignored);
  if (fs::is_directory(status)) fail(path, EISDIR);
  const bool in_place = fs::exists(status) && !fs::is_regular_file(status);
  written_ = in_place ? target_ : target_ + ".tmp";
  file_.reset(std::fopen(written_.c_str(), "wbe"));
  if (!file_) fail(path, errno);
}

OutputFile::~OutputFile() {
  if (!file_) return;
  file_.reset();
  if (written_ != target_) std::remove(written_.c_str());
}

void OutputFile::write(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), file_.get()) != text.size()) fail(target_, errno);
}

void OutputFile::commit() {
  if (std::fflush(file_.get()) != 0) fail(target_, errno);
  if (written_ != target_ && std::rename(written_.c_str(), target_.c_str()) != 0) {
    fail(target_, errno);
  }
  file_.reset();
}

Target::Target(const std::string& path) {
  if (!path.empty()) file_.emplace(path);
}

void Target::write(std::string_view text) {
  if (file_) {
    file_->write(text);
  } else {
    write_stdout(text);
  }
}

void Target::commit() {
  if (file_) file_->commit();
}

Spool::Spool() {
  std::error_code ignored;
  const std::filesystem::path folder = std::filesystem::temp_directory_path(ignored);
  path_ = ((folder.empty() ? "/tmp" : folder) / "jixiao-XXXXXX").string();
  const int descriptor = ::mkstemp(path_.data());
  if (descriptor < 0) fail(path_, errno);
  ::close(descriptor);
}

Spool::~Spool() { std::remove(path_.c_str()); }

void Spool::write(std::string_view text) {
  if (!file_) file_.reset(std::fopen(path_.c_str(), "wbe"));
  if (!file_ || std::fwrite(text.data(), 1, text.size(), file_.get()) != text.size()) {
    fail(path_, errno);
  }
}

void Spool::copy_to(Target& target) {
  if (file_ && std::fflush(file_.get()) != 0) fail(path_, errno);
  file_.reset(std::fopen(path_.c_str(), "rbe"));
  if (!file_) fail(path_, errno);
  std::string piece(std::size_t{1} << 16, '\0');
  while (const std::size_t size = std::fread(piece.data(), 1, piece.size(), file_.get())) {
    target.write(std::string_view(piece).substr(0, size));
  }
  if (std::ferror(file_.get()) != 0) fail(path_, EIO);
}

void write_file(const std::string& path, std::string_view text) {
  OutputFile file(path);
  file.write(text);
  file.commit();
}

}  // namespace jixiao
