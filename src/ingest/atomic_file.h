// Files that appear whole or not at all, even if the power goes.
//
// Example: write_atomically("out/forms/part-000001.csv", text) writes …csv.tmp, waits until it is
// on the disk, and renames it. Throws Failure (io): "cannot write PATH: No space left on device".
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace jixiao {

void write_atomically(const std::string& path, std::string_view bytes);
// Of pieces, one behind the other, which need not be put together for it.
void write_atomically(const std::string& path, std::span<const std::string_view> pieces);

}  // namespace jixiao
