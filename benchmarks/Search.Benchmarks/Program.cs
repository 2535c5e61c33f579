using BenchmarkDotNet.Running;
using Search.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(TokenizerBenchmarks).Assembly).Run(args);
