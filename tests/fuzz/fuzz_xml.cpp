// The properties of the scan of XML: whatever the bytes, and in pieces of whatever size they come,
// it tells what libxml2 alone tells, events and fault; and a visitor that is spared what it does
// not read is told all else.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>

#include "../extract/xml_events.h"
#include "document_properties.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::array<std::size_t, 6> kSteps = {1, 2, 3, 7, jixiao::kFairStep, jixiao::kWhole};
  const std::string xml(reinterpret_cast<const char*>(data), size);
  const std::string told = jixiao::difference(xml, kSteps[size % kSteps.size()]);
  if (!told.empty()) std::fputs(told.c_str(), stderr);
  jixiao::fuzz::require(told.empty(), "the scan tells what libxml2 tells");
  const auto lean = [&](jixiao::XmlReading reading) {
    return jixiao::events_of<jixiao::LeanXmlRecorder>(xml, jixiao::kWhole, reading);
  };
  jixiao::fuzz::require(
      jixiao::same(lean(jixiao::XmlReading::kScanFirst), lean(jixiao::XmlReading::kLibraryAlone)),
      "no more is left out than what a visitor may be spared");
  return 0;
}
