#include "ingest/frame.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace jixiao {
namespace {

TEST(Frame, BeginsWithItsLengthMostSignificantByteFirst) {
  EXPECT_EQ(frame("{}"), std::string("\0\0\0\2{}", 6));
  EXPECT_EQ(frame(""), std::string(4, '\0'));
  EXPECT_EQ(frame(std::string(0x010203, 'x')).substr(0, 4), std::string("\0\1\2\3", 4));
}

TEST(Frame, ComesBackWhateverPiecesItIsCutInto) {
  const std::vector<std::string> payloads = {"", "a", std::string(300, 'b'), "甲乙"};
  std::string stream;
  for (const std::string& payload : payloads) stream += frame(payload);
  for (std::size_t piece = 1; piece <= stream.size(); ++piece) {
    FrameBuffer buffer;
    std::vector<std::string> taken;
    for (std::size_t at = 0; at < stream.size(); at += piece) {
      buffer.append(stream.substr(at, piece));
      while (auto payload = buffer.take()) taken.push_back(*payload);
    }
    EXPECT_EQ(taken, payloads) << "pieces of " << piece;
    EXPECT_FALSE(buffer.broken_off());
  }
}

TEST(Frame, TellsThatOneIsNotWhole) {
  FrameBuffer buffer;
  buffer.append(frame("ab").substr(0, 5));
  EXPECT_FALSE(buffer.take());
  EXPECT_TRUE(buffer.broken_off());
}

TEST(Frame, IsRefusedAboveTheCapBeforeItsBytesCome) {
  FrameBuffer buffer;
  buffer.append("HTTP");  // 0x48545450 bytes
  EXPECT_THROW(buffer.take(), BadFrame);
  EXPECT_EQ(frame_length(std::string("\x20\0\0\0", 4)), kMostFrameBytes);
  EXPECT_THROW(frame_length(std::string("\x20\0\0\1", 4)), BadFrame);
}

}  // namespace
}  // namespace jixiao
