namespace KeyAccount.Scoring.Tests.Facts;

public sealed class FactDocumentationTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Root(), "docs", "facts.md"));

    public static TheoryData<string> Facts =>
    [
        .. AccountFacts.All.Select(fact => fact.Name),
        .. AccountFacts.Lists.SelectMany(list => list.Fields, (list, item) => $"{list.Name}.{item.Name}"),
    ];

    [Theory]
    [MemberData(nameof(Facts))]
    public void Every_fact_has_its_line_with_type_unit_and_titles(string path)
    {
        string[] parts = path.Split('.');
        FactShape shape = parts.Length == 1 ? AccountFacts.Find(path)! : AccountFacts.FindList(parts[0])!.Find(parts[1])!;
        string row = $"| `{shape.Name}` | {Type(shape)} | {shape.Title.English} | {shape.Title.SimplifiedChinese} |";
        Assert.Contains(Lines, line => line.StartsWith(row, StringComparison.Ordinal));
    }

    private static string Type(FactShape shape)
    {
        string type = shape.Kind switch
        {
            FactKind.Number => $"number, {shape.Unit}",
            FactKind.Text => "string",
            FactKind.Boolean => "boolean",
            _ => "date",
        };
        return shape.Values.IsEmpty ? type : $"{type}: {string.Join(' ', shape.Values.Select(value => $"`{value}`"))}";
    }

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "KeyAccount.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests must run below the repository's root.");
    }
}
