using System.Collections.Immutable;

namespace KeyAccount.Rules.Documents;

/// <summary>The files that a policy names, as the host gives them.</summary>
internal sealed class PolicyFiles(Func<string, string?> readFile)
{
    private readonly OrderedDictionary<string, SourceText?> _files = new(StringComparer.Ordinal);

    /// <summary>The files that were found, in the order in which they were asked for.</summary>
    public ImmutableArray<SourceText> Read => [.. _files.Values.OfType<SourceText>()];

    /// <summary>The file of a name; <see langword="null"/> when there is none.</summary>
    public SourceText? Find(string name)
    {
        if (_files.TryGetValue(name, out var known)) return known;
        var file = readFile(name) is { } text ? new SourceText(name, text) : null;
        _files.Add(name, file);
        return file;
    }

    /// <summary>Whether a name is a plain one: a policy cannot ask for what lies elsewhere.</summary>
    public static bool IsPlain(string name) => name.Length > 0 && name is not ("." or "..") && name.IndexOfAny(['/', '\\', ':', '\0']) < 0;
}
