// Progress of a run on stderr: a bar on a terminal, a line every few seconds elsewhere.
//
// Example: progress_bar(12, 40, 3, false) == "[######--------------] 12/40 失败 3".
// Used from one thread. Silent for a single input and with --quiet.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace jixiao {

std::string progress_bar(std::size_t done, std::size_t total, std::size_t failed, bool english);
std::string progress_line(std::size_t done, std::size_t total, std::size_t failed, bool english);

// " 52/s 剩 1:05": how fast it goes and how long it will take; empty before anything is done.
std::string progress_pace(std::size_t done, std::size_t total, std::chrono::milliseconds elapsed,
                          bool english);

class Progress {
 public:
  Progress(std::size_t total, bool quiet, bool english);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // Takes the bar away; before anything else is printed.
  void clear();
  // One more input is done.
  void step(bool failed);

 private:
  std::size_t total_;
  std::size_t done_ = 0;
  std::size_t failed_ = 0;
  bool silent_;
  bool english_;
  bool bar_;
  bool shown_ = false;
  std::chrono::steady_clock::time_point begun_;
  std::chrono::steady_clock::time_point last_;
};

}  // namespace jixiao
