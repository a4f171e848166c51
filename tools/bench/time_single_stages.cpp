// Times each stage of single_stages.h by Google Benchmark.
//
//   time_single_stages SOURCE [--benchmark_filter=map] [--benchmark_format=json]
//
// SOURCE is the folder of the checkout.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <exception>

#include "single_stages.h"

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (argc != 2) {
    std::fputs("time_single_stages SOURCE [--benchmark_…]\n", stderr);
    return 2;
  }
  try {
    const jixiao::SingleStages single = jixiao::make_single_stages(argv[1]);
    for (const jixiao::SingleStage& stage : single.stages) {
      benchmark::RegisterBenchmark(stage.name.c_str(), [&stage](benchmark::State& state) {
        for ([[maybe_unused]] auto turn : state) benchmark::DoNotOptimize(stage.run());
      })->Unit(benchmark::kMicrosecond);
    }
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "time_single_stages: %s\n", error.what());
    return 1;
  }
}
