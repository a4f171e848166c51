#include "cli/conversion.h"

#include <algorithm>
#include <exception>
#include <new>
#include <utility>

#include "check/check.h"
#include "document/walk.h"
#include "extract/extract.h"
#include "map/map.h"

namespace jixiao {
namespace {

// What a document takes of memory, about.
class Weigher {
 public:
  void paragraph(const Paragraph& paragraph) {
    bytes += sizeof(Block) + paragraph.text.size() + paragraph.hidden().size();
    if (paragraph.extras.made()) bytes += sizeof(ParagraphExtras);
  }
  void open_table(const Table&) { bytes += sizeof(Block); }
  void open_cell(const Cell&) { bytes += sizeof(Cell); }
  void close_cell(const Cell&) {}
  void close_table(const Table&) {}

  std::size_t bytes = 0;
};

std::size_t held_bytes(const Document& document) {
  Weigher weigher;
  walk_blocks(document.blocks, weigher);
  return weigher.bytes;
}

// One input on its way, and the steps of it. What a step throws is the input's error, and no step
// follows.
class Run {
 public:
  Run(const Rules& rules, const ConversionOptions& options, ConversionMemory& memory,
      const StageSink& stage)
      : rules_(rules), options_(options), memory_(memory), stage_(stage) {}

  void extract_input(const std::function<Input()>& read, Conversion& conversion) const {
    std::optional<Input> input;
    try {
      stage_("read");
      input = read();
      stage_("extract");
      conversion.document = extract(*input, options_.limits, options_.reading, memory_.reading());
      conversion.source = conversion.document->source;
    } catch (const std::exception&) {
      fail(conversion);
      if (!input) return;
      conversion.source.bytes = input->bytes.size();
      conversion.source.sha256 = sha256(input->bytes);
    }
  }
  void map_document(Conversion& conversion) const {
    if (!conversion.document) return;
    follow("map", conversion, [&] {
      conversion.report = map(*conversion.document, rules_, options_.pack, memory_.texts());
    });
    if (!options_.keep_document) conversion.document.reset();
  }
  void check_report(Conversion& conversion) const {
    if (!conversion.report) return;
    follow("check", conversion, [&] {
      check(*conversion.report, rules_, options_.english ? Language::kEnglish : Language::kChinese);
    });
  }

 private:
  // The exception in flight becomes the input's error.
  void fail(Conversion& conversion) const {
    // First: to say what it was needs memory itself.
    try {
      throw;
    } catch (const Failure&) {
    } catch (const std::exception&) {
      memory_.forget();
    }
    conversion.error = current_error();
  }
  template <typename Step>
  void follow(std::string_view name, Conversion& conversion, const Step& step) const {
    try {
      stage_(name);
      step();
    } catch (const std::exception&) {
      fail(conversion);
      conversion.report.reset();
      conversion.document.reset();
    }
  }

  const Rules& rules_;
  const ConversionOptions& options_;
  ConversionMemory& memory_;
  const StageSink& stage_;
};

}  // namespace

ConversionError current_error() {
  try {
    throw;
  } catch (const Failure& failure) {
    return {failure.kind, failure.what(), false};
  } catch (const std::bad_alloc&) {
    return {FailureKind::kLimit, "not enough memory for this document", false};
  } catch (const std::exception& error) {
    return {FailureKind::kCrash, std::string("internal error: ") + error.what(), true};
  }
}

Conversion convert_input(const std::string& path, const std::function<Input()>& read,
                         const Rules& rules, const ConversionOptions& options,
                         ConversionMemory& memory, const StageSink& stage) {
  return std::move(convert_group(
      std::span(&path, 1), [&](const std::string&) { return read(); }, rules, options, memory,
      stage)[0]);
}

std::vector<Conversion> convert_group(std::span<const std::string> paths, const ReadPath& read,
                                      const Rules& rules, const ConversionOptions& options,
                                      ConversionMemory& memory, const StageSink& stage) {
  const StageSink told = stage ? stage : [](std::string_view) {};
  const Run run(rules, options, memory, told);
  std::vector<Conversion> group;
  group.reserve(std::min(paths.size(), kGroupInputs));
  std::size_t held = 0;
  for (const std::string& path : paths.first(std::min(paths.size(), kGroupInputs))) {
    if (held >= kGroupBytes) break;
    Conversion& conversion = group.emplace_back();
    conversion.source.path = path;
    run.extract_input([&] { return read(path); }, conversion);
    if (conversion.document) held += held_bytes(*conversion.document);
  }
  for (Conversion& conversion : group) run.map_document(conversion);
  for (Conversion& conversion : group) run.check_report(conversion);
  return group;
}

}  // namespace jixiao
