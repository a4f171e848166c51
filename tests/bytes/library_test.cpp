// Libraries that are loaded when they are needed.
#include "bytes/library.h"

#include <gtest/gtest.h>
#include <zip.h>

#include <string>

#include "bytes/libzip.h"
#include "value/failure.h"
#include "write/xlsxwriter.h"

namespace jixiao {
namespace {

template <typename Load>
std::string failure_of(Load load) {
  try {
    load();
  } catch (const Failure& failure) {
    EXPECT_EQ(failure.kind, FailureKind::kIo);
    return failure.what();
  }
  return "loaded";
}

TEST(Library, SaysWhatToInstallWhereItIsNotThere) {
  const std::string words =
      failure_of([] { Library("libnowhere.so.1", "libnowhere, which is not,", "libnowhere1"); });
  EXPECT_TRUE(words.starts_with("libnowhere, which is not, cannot be loaded: libnowhere.so.1: "))
      << words;
  EXPECT_TRUE(words.ends_with("; install the package libnowhere1")) << words;
}

TEST(Library, SaysWhichFunctionItLacks) {
  const Library library("libc.so.6", "libc", "libc6");
  void (*function)() = nullptr;
  const std::string words = failure_of([&] { library.find("no_such_function", function); });
  EXPECT_NE(words.find("no_such_function"), std::string::npos) << words;
  EXPECT_EQ(function, nullptr);
}

TEST(Library, HasAllFunctionsThatAreCalled) {
  EXPECT_EQ(failure_of([] { libzip(); }), "loaded");
  EXPECT_EQ(failure_of([] { xlsxwriter(); }), "loaded");
  zip_error_t error;
  libzip().error_init_with_code(&error, ZIP_ER_NOENT);
  EXPECT_STREQ(libzip().error_strerror(&error), "No such file");
  libzip().error_fini(&error);
}

}  // namespace
}  // namespace jixiao
