#include "ingest/stage_board.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <new>
#include <stdexcept>
#include <system_error>

namespace jixiao {
namespace {

constexpr std::array<std::string_view, 6> kStages = {"",    "read",  "extract",
                                                     "map", "check", "write"};

[[noreturn]] void fail() {
  throw std::runtime_error("cannot share memory with a worker: " +
                           std::generic_category().message(errno));
}

}  // namespace

void StageBoard::Unmap::operator()(Page* page) const noexcept { ::munmap(page, sizeof(Page)); }

StageBoard::StageBoard() : file_(::memfd_create("jixiao-stage", MFD_CLOEXEC)) {
  if (!file_.open() || ::ftruncate(file_.number(), sizeof(Page)) != 0) fail();
  map();
}

StageBoard::StageBoard(int descriptor) : file_(descriptor) { map(); }

// The file begins with zeros, which is what the page begins with.
void StageBoard::map() {
  void* const memory =
      ::mmap(nullptr, sizeof(Page), PROT_READ | PROT_WRITE, MAP_SHARED, file_.number(), 0);
  if (memory == MAP_FAILED) fail();
  static_assert(std::atomic<std::uint32_t>::is_always_lock_free);
  page_.reset(static_cast<Page*>(memory));
}

void StageBoard::tell(std::string_view stage) {
  const auto* const found = std::find(kStages.begin(), kStages.end(), stage);
  if (found == kStages.end()) return;
  page_->stage.store(static_cast<std::uint32_t>(found - kStages.begin()));
  page_->beats.fetch_add(1);
}

void StageBoard::clear() { page_->stage.store(0); }

std::uint32_t StageBoard::beats() const { return page_->beats.load(); }

std::string StageBoard::stage() const {
  const std::uint32_t stage = page_->stage.load();
  return stage < kStages.size() ? std::string(kStages[stage]) : "";
}

}  // namespace jixiao
