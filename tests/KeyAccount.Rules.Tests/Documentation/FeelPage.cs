namespace KeyAccount.Rules.Tests.Documentation;

/// <summary>docs/feel.md, whose tables stand between markers.</summary>
internal static class FeelPage
{
    public static string File { get; } = Path.Combine(Root(), "docs", "feel.md");

    public static async Task<string> Read() => (await System.IO.File.ReadAllTextAsync(File, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");

    /// <summary>What stands between the markers of a name.</summary>
    public static string Part(string name, string page)
    {
        var start = page.IndexOf($"<!-- {name}:begin -->", StringComparison.Ordinal);
        return page[start..page.IndexOf($"<!-- {name}:end -->", start, StringComparison.Ordinal)];
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "KeyAccount.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
