// Is a character among the commonest of written Chinese, simplified or traditional?
//
// Example: 的, 年, 们, 們 are; 畫's mojibake 鐢 is not. Of ordinary Chinese more than half of the
// characters are common, of bytes read in a wrong charset few. A yardstick for charset.h only; it
// says nothing of what a text means.
#pragma once

namespace jixiao {

bool is_common_han(char32_t c);

}  // namespace jixiao
