// Each stage by itself over fixed samples: what time_single_stages times and count_instructions
// counts.
//
// Example: make_single_stages("/src/jixiao") gives "load packs", "extract docx", "fold label" …;
// running "check" judges the reports of all samples once.
// A stage has what the stages before it made, so that it does its own work alone. It may be run any
// number of times and does the same work each time; its first run also compiles the patterns it
// meets. Not here: clocks, documents of the user (main_stages.cpp).
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace jixiao {

struct SingleStage {
  std::string name;
  std::function<std::size_t()> run;  // what it returns hangs on what it did
};

// What the stages read: the samples and everything made of them.
struct StageInputs;
struct DeleteStageInputs {
  void operator()(StageInputs* inputs) const;
};

struct SingleStages {
  std::unique_ptr<StageInputs, DeleteStageInputs> inputs;
  std::vector<SingleStage> stages;  // in the order of the data
};

// `source` is the folder of the checkout. Throws Failure or InvalidRules where a sample or a pack
// cannot be read.
SingleStages make_single_stages(const std::string& source);

}  // namespace jixiao
