// One child process that speaks in frames: started, fed, listened to, and surely ended.
//
// Example: WorkerProcess p({"/usr/bin/jixiao", "worker"}, 0) starts it; p.send(frame("{}")) queues
// a request; WorkerProcess::wait() sleeps until one of several has something to say; p.take() gives
// the next payload. The child leads a process group of its own, and it dies with its parent and
// with this object, whatever it is doing and whatever it has started. The door to processes and
// pipes. Not here: what frames say, and limits in time (pool.h).
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/frame.h"
#include "ingest/owned_descriptor.h"
#include "ingest/stage_board.h"

namespace jixiao {

class WorkerProcess {
 public:
  // `address_space` in bytes, 0 for no limit. Throws std::runtime_error if it cannot be started; a
  // program that is not there ends at once, with words on its stderr.
  WorkerProcess(const std::vector<std::string>& command, std::uint64_t address_space);
  ~WorkerProcess();
  WorkerProcess(const WorkerProcess&) = delete;
  WorkerProcess& operator=(const WorkerProcess&) = delete;

  void send(std::string_view bytes) { outgoing_.append(bytes); }
  // Once what is queued has gone out, the child's stdin ends.
  void finish() { finished_ = true; }

  // Until one of them can go on or the time is over; tells pump() which streams have something.
  static void wait(std::span<WorkerProcess* const> processes, std::chrono::milliseconds time);
  // Moves what can be moved without waiting, and reads where the last wait() found something.
  void pump();
  // The next payload. Throws BadFrame.
  std::optional<std::string> take() { return incoming_.take(); }
  // The child closed its stdout: no payload will come any more.
  bool silent() const { return !out_.descriptor.open(); }
  // The child has it as kStageBoardDescriptor.
  StageBoard& board() { return board_; }
  const StageBoard& board() const { return board_; }
  // The end of what it wrote on stderr.
  const std::string& last_words() const { return last_words_; }
  void forget_words() { last_words_.clear(); }

  // Kills the group and waits for the child; then "signal 11 (Segmentation fault)", "status 3".
  std::string end();
  // The most memory it held at a time, in bytes; 0 if that is not known.
  std::uint64_t peak_bytes() const;

 private:
  // One to be read, and whether there is something to read.
  struct Stream {
    OwnedDescriptor descriptor;
    bool ready = false;
  };

  void write_out();
  void read_words();

  int pid_ = -1;  // -1: reaped
  StageBoard board_;
  OwnedDescriptor in_;
  Stream out_;
  Stream err_;
  std::string outgoing_;
  bool finished_ = false;
  FrameBuffer incoming_;
  std::string last_words_;
  std::uint64_t peak_bytes_ = 0;  // once it is reaped
};

}  // namespace jixiao
