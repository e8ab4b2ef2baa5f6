export { useBenchmark } from './use-benchmark.ts';
export type { Benchmark, BenchmarkState } from './use-benchmark.ts';
export { usePathStatistics } from './use-path-statistics.ts';
export type { PathSample, PathSamples } from './use-path-statistics.ts';
