// A note that something in the input was skipped, doubted or found broken; each becomes one
// finding, so that nothing is dropped in silence.
//
// Example: Unread{"文本框未读取", "a text box was not read", place}
#pragma once

#include <string>

#include "value/place.h"

namespace jixiao {

struct Unread {
  std::string what;     // Chinese, a clause without place and full stop
  std::string what_en;  // the same in English
  Place place;
  std::string code = "unread-content";  // or ambiguous-layout: read in several ways, so not read
};

}  // namespace jixiao
