// Runs each stage of single_stages.h once under callgrind, which writes a file of counts for each.
//
//   valgrind --tool=callgrind --collect-atstart=no count_instructions SOURCE
//
// SOURCE is the folder of the checkout. Each stage runs once before it is counted, so that what is
// compiled or reserved once is not in the count. tools/bench/instructions calls this and compares.
#include <valgrind/callgrind.h>

#include <cstdio>
#include <exception>

#include "single_stages.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("count_instructions SOURCE\n", stderr);
    return 2;
  }
  try {
    std::size_t done = 0;
    for (const jixiao::SingleStages single = jixiao::make_single_stages(argv[1]);
         const jixiao::SingleStage& stage : single.stages) {
      done += stage.run();
      CALLGRIND_ZERO_STATS;
      CALLGRIND_TOGGLE_COLLECT;
      done += stage.run();
      CALLGRIND_TOGGLE_COLLECT;
      CALLGRIND_DUMP_STATS_AT(stage.name.c_str());
    }
    std::printf("%zu\n", done);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "count_instructions: %s\n", error.what());
    return 1;
  }
}
