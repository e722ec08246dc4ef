using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using KeyAccount.Benchmarks.Measuring;

// "smoke" checks the answers and gives ratios within seconds; anything else goes to BenchmarkDotNet ("--filter *", "--job short", "--list flat").
if (args is ["smoke"]) return SmokeRun.Run(SmokeRun.AccountsPerRun, Console.Out);

BenchmarkSwitcher.FromAssembly(typeof(PolicyBenchmarks).Assembly).Run(args, DefaultConfig.Instance.AddColumn(new PerAccountColumn()));
return 0;
