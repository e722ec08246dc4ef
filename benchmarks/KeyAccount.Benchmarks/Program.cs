using BenchmarkDotNet.Running;
using KeyAccount.Benchmarks;
using KeyAccount.Benchmarks.Measuring;

// compare, check, scale, plot and smoke are ours; anything else goes to BenchmarkDotNet ("--filter *", "--job short", "--list flat").
if (Verbs.Find(args) is { } verb) return verb(Console.Out);

BenchmarkSwitcher.FromAssembly(typeof(PolicyBenchmarks).Assembly).Run(args);
return 0;
