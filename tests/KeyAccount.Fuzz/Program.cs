using System.Diagnostics;
using System.Globalization;
using KeyAccount.Fuzz;
using SharpFuzz;

return args switch
{
    [var name, "--random", var count] => Random(name, count, "1"),
    [var name, "--random", var count, "--seed", var seed] => Random(name, count, seed),
    [var name, "--afl"] => Afl(name),
    [var name, .. { Length: > 0 } files] => Each(name, files.Select(file => (file, File.ReadAllText(file)))),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine($"usage: TARGET FILE… | TARGET --random N [--seed S] | TARGET --afl   targets: {string.Join(", ", AllTargets.ByName.Keys)}");
    return 2;
}

static int Random(string name, string count, string seed)
{
    if (!AllTargets.ByName.TryGetValue(name, out var target)) return Usage();
    var first = int.Parse(seed, CultureInfo.InvariantCulture);
    return Each(name, Enumerable.Range(first, int.Parse(count, CultureInfo.InvariantCulture)).Select(at => ($"seed {at}", target.Text(at))));
}

static int Afl(string name)
{
    if (!AllTargets.ByName.TryGetValue(name, out var target)) return Usage();
    Fuzzer.OutOfProcess.Run(target.Run);
    return 0;
}

static int Each(string name, IEnumerable<(string Name, string Text)> inputs)
{
    if (!AllTargets.ByName.TryGetValue(name, out var target)) return Usage();
    var (count, failed, watch) = (0, 0, Stopwatch.StartNew());
    foreach (var (input, text) in inputs)
    {
        count++;
        if (target.Failure(text) is not { } failure) continue;
        failed++;
        Console.Error.WriteLine($"{name}, {input}: {failure}\n{text}\n");
    }

    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {count} inputs, {failed} failures, {watch.Elapsed.TotalSeconds:0.0} s"));
    return failed == 0 ? 0 : 1;
}
