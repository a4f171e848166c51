#include "ingest/stage_board.h"

#include <gtest/gtest.h>
#include <unistd.h>

namespace jixiao {
namespace {

TEST(StageBoard, IsReadWhereItIsNotWritten) {
  StageBoard parent;
  EXPECT_EQ(parent.stage(), "");
  const std::uint32_t before = parent.beats();
  StageBoard worker(::dup(parent.descriptor()));
  worker.tell("extract");
  EXPECT_EQ(parent.stage(), "extract");
  worker.tell("map");
  EXPECT_EQ(parent.stage(), "map");
  EXPECT_EQ(parent.beats(), before + 2);
  parent.clear();
  EXPECT_EQ(parent.stage(), "");
  EXPECT_EQ(parent.beats(), before + 2);
}

TEST(StageBoard, TellsOnlyStages) {
  StageBoard board;
  board.tell("lunch");
  EXPECT_EQ(board.stage(), "");
  EXPECT_EQ(board.beats(), 0U);
}

}  // namespace
}  // namespace jixiao
