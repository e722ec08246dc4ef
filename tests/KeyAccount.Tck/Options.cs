namespace KeyAccount.Tck;

/// <summary>What the command line asks for.</summary>
/// <param name="Kit">The folder of the kit that holds the folders of its levels.</param>
/// <param name="Levels">The levels to run.</param>
/// <param name="Folder">A part of the names of the folders to run; null for all.</param>
/// <param name="Failures">Whether to list what is not as expected.</param>
/// <param name="Lines">Whether to write the batch instead of running it.</param>
/// <param name="Report">The Markdown file to rewrite the section of; null for none.</param>
internal sealed record Options(string Kit, IReadOnlyList<int> Levels, string? Folder, bool Failures, bool Lines, string? Report)
{
    public const string Usage = "usage: FOLDER [--level 2|3] [--folder NAME] [--failures] [--lines] [--report FILE.md]";

    /// <summary>Reads a command line; null where it is not understood.</summary>
    public static Options? Parse(IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0 || arguments[0].StartsWith('-')) return null;
        var options = new Options(arguments[0], [2, 3], null, false, false, null);
        for (var i = 1; i < arguments.Count; i++)
        {
            var next = i + 1 < arguments.Count ? arguments[i + 1] : null;
            switch (arguments[i])
            {
                case "--failures": options = options with { Failures = true }; continue;
                case "--lines": options = options with { Lines = true }; continue;
                case "--level" when next is "2" or "3": options = options with { Levels = [next[0] - '0'] }; break;
                case "--folder" when next is not null: options = options with { Folder = next }; break;
                case "--report" when next is not null: options = options with { Report = next }; break;
                default: return null;
            }

            i++;
        }

        return options;
    }
}
