namespace KeyAccount.Rules.Tests.Diagnostics;

/// <summary>The page of diagnostics says what the catalogue says. With KEYACCOUNT_UPDATE_DOCS set, it is written anew.</summary>
public sealed class DiagnosticPageTests
{
    [Fact]
    public async Task The_page_says_what_the_catalogue_says()
    {
        var file = Path.Combine(Root(), "docs", "diagnostics.md");
        var page = DiagnosticPage.Write();
        if (Environment.GetEnvironmentVariable("KEYACCOUNT_UPDATE_DOCS") is not null) await File.WriteAllTextAsync(file, page, TestContext.Current.CancellationToken);
        Assert.Equal(page, (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n"));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "KeyAccount.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
