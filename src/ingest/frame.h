// Frames: how a worker and whoever started it cut a stream of bytes into messages.
//
// Example: frame("{}") is the six bytes 00 00 00 02 7b 7d: the length of the payload, 32 bits, most
// significant byte first, then the payload. Not here: what a payload says (protocol.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace jixiao {

inline constexpr std::size_t kFrameHeadBytes = 4;
// A document at its default limit (256 MiB) in base64, with room for the rest. What claims to be
// longer is no frame, and its bytes are never waited for.
inline constexpr std::uint32_t kMostFrameBytes = 512U << 20U;

// The other side does not speak in frames, or not in those of the protocol.
struct BadFrame : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// The payload with its length in front. Throws BadFrame if it is too long.
std::string frame(std::string_view payload);

// The length that a frame's first kFrameHeadBytes bytes say. Throws BadFrame for one above
// kMostFrameBytes.
std::size_t frame_length(std::string_view head);

// Frames out of bytes that come in pieces of any size.
class FrameBuffer {
 public:
  void append(std::string_view bytes) { bytes_.append(bytes); }
  // The next whole payload. Throws BadFrame.
  std::optional<std::string> take();
  // Is a frame begun that has not come whole?
  bool broken_off() const { return bytes_.size() > at_; }

 private:
  std::string bytes_;
  std::size_t at_ = 0;  // what stands before it was taken
};

}  // namespace jixiao
