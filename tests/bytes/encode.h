// Text in another charset, by ICU itself: the other direction of bytes/charset.h.
//
// Example: encode("预算", "gbk") is D4 A4 CB E3.
#pragma once

#include <gtest/gtest.h>
#include <unicode/ucnv.h>

#include <string>

namespace jixiao {

inline std::string encode(const std::string& utf8, const char* charset) {
  std::string bytes(utf8.size() * 4 + 16, '\0');
  UErrorCode error = U_ZERO_ERROR;
  const int32_t length =
      ucnv_convert(charset, "utf-8", bytes.data(), static_cast<int32_t>(bytes.size()), utf8.data(),
                   static_cast<int32_t>(utf8.size()), &error);
  EXPECT_TRUE(U_SUCCESS(error)) << charset;
  bytes.resize(static_cast<std::size_t>(length));
  return bytes;
}

}  // namespace jixiao
