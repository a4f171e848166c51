// Inputs through the whole flow: extract, map, check. The one place that catches per document.
//
// Example: convert_input("a.docx", read, rules, {}, memory) gives a report, or why there is none:
// encrypted, "the file is protected by a password". It never throws for a document's sake. Not
// here: many inputs (batch.h, ingest/), and what is made of a report.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bytes/bytes.h"
#include "document/document.h"
#include "extract/extract.h"
#include "map/known_texts.h"
#include "report/report.h"
#include "rules/pack.h"
#include "value/failure.h"
#include "value/limits.h"
#include "value/read_options.h"

namespace jixiao {

// What a result depends on, beside the bytes and the packs.
struct ConversionOptions {
  Limits limits;
  ReadOptions reading;
  std::string pack;  // empty: detect
  bool english = false;
  bool keep_document = false;  // beyond map
};

// Why an input has no report.
struct ConversionError {
  FailureKind kind = FailureKind::kIo;
  std::string message;
  bool internal = false;  // our mistake, not the document's
};

// What became of one input: Bytes -> Document -> Report with its findings, or an error.
struct Conversion {
  SourceInfo source;  // path always; sha256 and bytes once the input was read
  std::optional<Report> report;
  std::optional<Document> document;  // with the report, where it is to be kept
  ConversionError error;
};

// The exception in flight, as an error of the document at hand.
ConversionError current_error();

// What was learnt from inputs before, with the same rules; it makes the next quicker and its result
// no other. Not for two threads at once.
class ConversionMemory {
 public:
  ReadingMemory& reading() { return made(reading_); }
  KnownTexts& texts() { return made(texts_); }
  // Behind an exception that may have come in the middle of learning: out of memory.
  void forget() noexcept {
    reading_.reset();
    texts_.reset();
  }
  bool is_empty() const { return !reading_ && !texts_; }

 private:
  template <typename Part>
  static Part& made(std::unique_ptr<Part>& part) {
    if (!part) part = std::make_unique<Part>();
    return *part;
  }

  std::unique_ptr<ReadingMemory> reading_;
  std::unique_ptr<KnownTexts> texts_;
};

// Told before each step: "read", "extract", "map", "check".
using StageSink = std::function<void(std::string_view stage)>;

Conversion convert_input(const std::string& path, const std::function<Input()>& read,
                         const Rules& rules, const ConversionOptions& options,
                         ConversionMemory& memory, const StageSink& stage = {});

// Converts the first of these inputs side by side, each step on all of them before the next one: so
// it finds its code and its tables in the processor's caches, not those of the other steps. At
// least one input and at most kGroupInputs; none further once their documents fill kGroupBytes.
constexpr std::size_t kGroupInputs = 16;
constexpr std::size_t kGroupBytes = std::size_t{512} << 10U;
using ReadPath = std::function<Input(const std::string& path)>;
std::vector<Conversion> convert_group(std::span<const std::string> paths, const ReadPath& read,
                                      const Rules& rules, const ConversionOptions& options,
                                      ConversionMemory& memory, const StageSink& stage = {});

}  // namespace jixiao
