using KeyAccount.Cli.Tests.Commands;
using KeyAccount.Cli.Tests.Import;
using KeyAccount.Rules;

namespace KeyAccount.Cli.Tests.Facts;

/// <summary>A folder with the sample's policy and fact tables, removed after the test.</summary>
internal sealed class FactFolder : IDisposable
{
    public FactFolder() => Files.With("facts.policy.json", FactSample.Policy);

    public static CompiledPolicy Policy { get; } = CompiledPolicy.Load(FactSample.Policy);

    public DataFolder Files { get; } = new();

    public string this[string file] => Files[file];

    /// <summary>The words of a run over one table.</summary>
    public string[] Words(string table, string results, params string[] more) =>
        ["score", "--facts", this[table], "--policy", this["facts.policy.json"], "--out", this[results], .. more];

    public Task<ToolRun> Score(string table, string results, params string[] more) => ToolRun.Of(Words(table, results, more));

    public string Read(string file) => File.ReadAllText(this[file]);

    /// <summary>The names of all files, in order.</summary>
    public string[] Names() => [.. Directory.GetFiles(this[""]).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    public void Dispose() => Files.Dispose();
}
