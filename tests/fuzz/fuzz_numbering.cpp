// Properties of the numbering engine: whatever numbering.xml says, the same paragraphs get the same
// labels twice, no label is long, and nothing but a Failure comes out. The input is the part, then
// a zero byte, then a step a byte: which list, which level. An input that begins with the byte 1 is
// a small set of lists, whose labels must be those that a look back over all paragraphs gives
// (numbering_twin.h).
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document_properties.h"
#include "extract/numbering.h"
#include "extract/xml.h"
#include "numbering_twin.h"
#include "value/failure.h"

namespace {

using jixiao::fuzz::require;

// 31 numbers at most; the longest number is thirty times a letter of three bytes.
constexpr std::size_t kLongestLabel = 31 * 128;

std::shared_ptr<const jixiao::ListDefinitions> parse(std::string_view xml) {
  jixiao::NumberingPart part;
  jixiao::XmlParser parser("numbering.xml", part, jixiao::fuzz::small_limits());
  parser.feed(xml);
  parser.finish();
  return std::make_shared<const jixiao::ListDefinitions>(std::move(part.made));
}

std::vector<std::string> labels_of(std::string_view xml, std::string_view steps) {
  jixiao::Styles styles;
  const jixiao::Numbering numbering(parse(xml), styles);
  jixiao::ListCounters counters;
  std::vector<std::string> labels;
  for (const char c : steps) {
    const auto step = static_cast<unsigned char>(c);
    const jixiao::DirectNumber direct{step / 16, step % 16};
    const auto place = numbering.find_place(direct, jixiao::StyleFacts());
    labels.push_back(place ? counters.next_label(numbering, *place) : "");
    require(labels.back().size() <= kLongestLabel, "no label is long");
  }
  return labels;
}

void check_twin(std::string_view bytes) {
  const jixiao::fuzz::TwinNumbering made = jixiao::fuzz::make_numbering(bytes);
  std::string steps;
  for (const auto& step : made.steps) {
    steps += static_cast<char>((step.list + 1) * 16 + step.level);
  }
  const std::vector<std::string> labels = labels_of(xml_of(made), steps);
  const jixiao::fuzz::TwinCounter twin(made);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    require(labels[i] == twin.label(i), "the label that a look back gives");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  if (input.starts_with('\x01')) {
    check_twin(input.substr(1));
    return 0;
  }
  const std::size_t end = std::min(input.find('\0'), input.size());
  const std::string_view steps = input.substr(std::min(end + 1, input.size()));
  try {
    require(labels_of(input.substr(0, end), steps) == labels_of(input.substr(0, end), steps),
            "labelled twice the same");
  } catch (const jixiao::Failure&) {
  }
  return 0;
}
