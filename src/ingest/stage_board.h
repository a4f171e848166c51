// One page of memory between a worker and its parent, on which the worker says what it is at.
//
// Example: the parent makes StageBoard board; the child gets its descriptor as 3 and opens
// StageBoard board(3); board.tell("map") there, and board.stage() is "map" here, board.beats() one
// more. Frames would say the same, and wake the parent five times a document to no purpose: it
// looks only when a worker is late or has ended. Not here: when that is (pool.h).
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "ingest/owned_descriptor.h"

namespace jixiao {

// Where a worker finds it.
inline constexpr int kStageBoardDescriptor = 3;

class StageBoard {
 public:
  // Throws std::runtime_error.
  StageBoard();
  explicit StageBoard(int descriptor);

  int descriptor() const { return file_.number(); }
  // One of read, extract, map, check, write.
  void tell(std::string_view stage);
  void clear();
  // Counts what was told; never falls.
  std::uint32_t beats() const;
  // Told last; empty: nothing since clear().
  std::string stage() const;

 private:
  struct Page {
    std::atomic<std::uint32_t> beats;
    std::atomic<std::uint32_t> stage;  // from 1; 0: none
  };
  struct Unmap {
    void operator()(Page* page) const noexcept;
  };
  void map();

  OwnedDescriptor file_;
  std::unique_ptr<Page, Unmap> page_;
};

}  // namespace jixiao
