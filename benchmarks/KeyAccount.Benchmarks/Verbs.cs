using System.Globalization;
using KeyAccount.Benchmarks.Charts;
using KeyAccount.Benchmarks.Measuring;

namespace KeyAccount.Benchmarks;

/// <summary>What the program does on its own, without BenchmarkDotNet.</summary>
internal static class Verbs
{
    private const string Usage = """
        compare [--accounts N] [--rounds N] [--json FILE]  all contenders, answers first, then in turn; 1,000,000 accounts and 9 rounds unless said
        smoke                                              the same on few accounts, within seconds
        check                                              the regression check: answers, ratios and allocations; exit code 1 when a limit is broken
        scale [--largest N] [--rounds N] [--json FILE]     by accounts (up to 10,000,000 unless said), rules, contacts and threads; memory of a stream
        load                                               the built-in policy from text to a program, warm
        plot FILE.json PICTURE.svg                         a file of compare as a bar chart
        """;

    /// <summary>What these arguments ask for; <see langword="null"/> when they are not for us.</summary>
    public static Func<TextWriter, int>? Find(string[] args)
    {
        if (args.Length == 0 || args[0].StartsWith('-')) return null;
        try
        {
            var options = new Options(args.AsSpan(1));
            Func<TextWriter, int>? verb = args[0] switch
            {
                "compare" => Compare(options.Number("--accounts", 1_000_000), options.Number("--rounds", 9), options.Text("--json")),
                "smoke" => Compare(20_480, 5, null),
                "check" => CheckRun.Run,
                "load" => LoadRun.Run,
                "scale" => Scale(options.Number("--largest", 10_000_000), options.Number("--rounds", 5), options.Text("--json")),
                "plot" => Plot(options.Argument("The file to draw"), options.Argument("The picture's file")),
                _ => null,
            };
            options.Finish();
            return verb ?? Refuse($"There is no \"{args[0]}\".");
        }
        catch (FormatException mistake)
        {
            return Refuse(mistake.Message);
        }
    }

    private static Func<TextWriter, int> Compare(int accounts, int rounds, string? file) => output => CompareRun.Run(accounts, rounds, file, output);

    private static Func<TextWriter, int> Scale(int largest, int rounds, string? file) => output => ScaleRun.Run(largest, rounds, file, output);

    private static Func<TextWriter, int> Plot(string file, string picture) => output => BarChart.Draw(file, picture, output);

    private static Func<TextWriter, int> Refuse(string why) => output =>
    {
        output.WriteLine(why);
        output.WriteLine(Usage);
        return 2;
    };

    /// <summary>Options with values, each at most once; what is left over is a mistake.</summary>
    private sealed class Options
    {
        private readonly List<string> _left;

        public Options(ReadOnlySpan<string> args) => _left = [.. args];

        public string? Text(string name)
        {
            var at = _left.IndexOf(name);
            if (at < 0) return null;
            if (at + 1 == _left.Count) throw new FormatException($"{name} needs a value.");
            var value = _left[at + 1];
            _left.RemoveRange(at, 2);
            return value;
        }

        public int Number(string name, int otherwise)
        {
            if (Text(name) is not { } text) return otherwise;
            return int.TryParse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) && number > 0
                ? number : throw new FormatException($"{name} needs a whole number above 0, but got \"{text}\".");
        }

        public string Argument(string what)
        {
            if (_left.Count == 0) throw new FormatException($"{what} is missing.");
            var value = _left[0];
            _left.RemoveAt(0);
            return value;
        }

        public void Finish()
        {
            if (_left.Count > 0) throw new FormatException($"\"{_left[0]}\" is not understood here.");
        }
    }
}
