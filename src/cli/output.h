// stdout, stderr and files: the only code of the program that writes.
//
// Example: output_names({"a/x.docx", "b/x.txt", "-"}) == {"x.json", "x-2.json", "stdin.json"}.
// A file appears whole or not at all: it is written beside its place and then renamed.
#pragma once

#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "value/failure.h"

namespace jixiao {

// The reader of stdout is gone; not a mistake of anyone.
struct BrokenPipe {};

// Throws BrokenPipe, and Failure (io) for a full disk.
void write_stdout(std::string_view text);
// What cannot be told cannot be told: no error comes back.
void write_stderr(std::string_view text);

// "jixiao: a.docx: encrypted: the file is protected by a password", with its line end.
std::string error_line(const std::string& path, FailureKind kind, const std::string& message);
// Writes that line to stderr; the status of a command whose only input failed.
int report_failure(const std::string& file, FailureKind kind, const std::string& message);

// Is this a terminal that understands colours and a bar?
bool stdout_takes_color();
bool stderr_takes_bar();

// The file for each input, in order: the input's stem and ".json", the second of one stem with
// "-2" behind it.
std::vector<std::string> output_names(const std::vector<std::string>& inputs);

struct FileCloser {
  void operator()(std::FILE* file) const noexcept { std::fclose(file); }
};
using OpenFile = std::unique_ptr<std::FILE, FileCloser>;

// A file that is being written. Its bytes stand in PATH.tmp until commit(); without a commit
// nothing is left behind. A device or a pipe is written in place. Throws Failure (io).
class OutputFile {
 public:
  explicit OutputFile(const std::string& path);
  OutputFile(OutputFile&& other) noexcept = default;
  OutputFile& operator=(OutputFile&&) = delete;
  ~OutputFile();

  void write(std::string_view text);
  void commit();

 private:
  std::string target_;
  std::string written_;  // where the bytes go: PATH.tmp, or target_ itself
  OpenFile file_;
};

// A file or, with an empty path, stdout. Throws Failure (io), BrokenPipe.
class Target {
 public:
  explicit Target(const std::string& path);

  bool is_stdout() const { return !file_; }
  void write(std::string_view text);
  // Nothing is left of a file that was not committed.
  void commit();

 private:
  std::optional<OutputFile> file_;
};

// A temporary file for what has its place only at the end of an output. Throws Failure (io).
class Spool {
 public:
  Spool();
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;
  ~Spool();

  void write(std::string_view text);
  void copy_to(Target& target);
  // Where it stands, for a library that writes by name.
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  OpenFile file_;
};

bool stdout_is_terminal();
// Of the terminal; 0 where stdout is none or does not say.
int stdout_columns();

// One file in one go.
void write_file(const std::string& path, std::string_view text);

}  // namespace jixiao
