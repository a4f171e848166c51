#include "cli/progress.h"

#include "cli/output.h"

namespace jixiao {
namespace {

constexpr std::size_t kBarWidth = 20;
// A terminal is redrawn at most this often; a log gets a line at most this often.
constexpr std::chrono::milliseconds kBarInterval{100};
constexpr std::chrono::milliseconds kLineInterval{5000};

}  // namespace

std::string progress_line(std::size_t done, std::size_t total, std::size_t failed, bool english) {
  std::string line = std::to_string(done) + "/" + std::to_string(total);
  if (failed > 0) line += (english ? " failed " : " 失败 ") + std::to_string(failed);
  return line;
}

std::string progress_bar(std::size_t done, std::size_t total, std::size_t failed, bool english) {
  const std::size_t filled = total == 0 ? 0 : done * kBarWidth / total;
  return "[" + std::string(filled, '#') + std::string(kBarWidth - filled, '-') + "] " +
         progress_line(done, total, failed, english);
}

std::string progress_pace(std::size_t done, std::size_t total, std::chrono::milliseconds elapsed,
                          bool english) {
  if (done == 0 || elapsed.count() <= 0) return "";
  const double rate = 1000.0 * static_cast<double>(done) / static_cast<double>(elapsed.count());
  const auto left = static_cast<std::size_t>(static_cast<double>(total - done) / rate);
  const std::string seconds = std::to_string(left % 60);
  return " " + std::to_string(static_cast<std::size_t>(rate)) + (english ? "/s left " : "/s 剩 ") +
         std::to_string(left / 60) + ":" + (seconds.size() < 2 ? "0" : "") + seconds;
}

Progress::Progress(std::size_t total, bool quiet, bool english)
    : total_(total),
      silent_(quiet || total < 2),
      english_(english),
      bar_(stderr_takes_bar()),
      begun_(std::chrono::steady_clock::now()),
      last_(begun_) {}

Progress::~Progress() { clear(); }

void Progress::clear() {
  if (!shown_) return;
  write_stderr("\r\x1b[K");
  shown_ = false;
}

void Progress::step(bool failed) {
  ++done_;
  if (failed) ++failed_;
  if (silent_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - last_ < (bar_ ? kBarInterval : kLineInterval)) return;
  last_ = now;
  const auto elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(now - begun_);
  const std::string pace = progress_pace(done_, total_, elapsed, english_);
  if (bar_) {
    write_stderr("\r\x1b[K" + progress_bar(done_, total_, failed_, english_) + pace);
    shown_ = true;
  } else {
    write_stderr("jixiao: " + progress_line(done_, total_, failed_, english_) + pace + "\n");
  }
}

}  // namespace jixiao
