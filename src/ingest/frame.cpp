#include "ingest/frame.h"

#include <utility>

namespace jixiao {

std::string frame(std::string_view payload) {
  if (payload.size() > kMostFrameBytes) throw BadFrame("a message is too long for a frame");
  std::string result;
  result.reserve(kFrameHeadBytes + payload.size());
  for (int shift = 24; shift >= 0; shift -= 8) {
    result += static_cast<char>((payload.size() >> static_cast<unsigned>(shift)) & 0xFFU);
  }
  result.append(payload);
  return result;  // what append() gives would be copied
}

std::size_t frame_length(std::string_view head) {
  std::uint32_t length = 0;
  for (const char c : head.substr(0, kFrameHeadBytes)) {
    length = (length << 8U) | static_cast<unsigned char>(c);
  }
  if (length > kMostFrameBytes) {
    throw BadFrame("a frame claims " + std::to_string(length) + " bytes");
  }
  return length;
}

std::optional<std::string> FrameBuffer::take() {
  const std::string_view rest = std::string_view(bytes_).substr(at_);
  if (rest.size() < kFrameHeadBytes) return std::nullopt;
  const std::size_t length = frame_length(rest);
  if (rest.size() - kFrameHeadBytes < length) return std::nullopt;
  std::string payload;
  if (at_ == 0 && rest.size() == kFrameHeadBytes + length) {  // as a rule: nothing is copied
    payload = std::exchange(bytes_, {});
    payload.erase(0, kFrameHeadBytes);
    return payload;
  }
  payload = rest.substr(kFrameHeadBytes, length);
  at_ += kFrameHeadBytes + length;
  if (at_ == bytes_.size()) {
    bytes_.clear();
    at_ = 0;
  }
  return payload;
}

}  // namespace jixiao
