namespace KeyAccount.Rules.Expressions;

/// <summary>The names of several words that a host declares. Made once for many expressions.</summary>
/// <param name="names">Names that stand by themselves.</param>
/// <param name="members">Names that stand after "." only.</param>
internal sealed class DeclaredNames(IEnumerable<string> names, IEnumerable<string> members)
{
    public static DeclaredNames None { get; } = new([], []);

    public CompoundNames Names { get; } = CompoundNames.Of(names);

    public CompoundNames Members { get; } = CompoundNames.Of(members);
}

/// <summary>
/// The names of several words known at a place of an expression: what the host declares, and what the expression itself does (variables, parameters,
/// entries of contexts).
/// </summary>
internal sealed class ParserNames
{
    private static readonly CompoundNames Functions = CompoundNames.Of(FunctionLibrary.All.Keys);
    private static readonly CompoundNames Properties = CompoundNames.Of(["time offset", "start included", "end included"]);

    private readonly DeclaredNames _declared;
    private readonly CompoundNames _entries = new();
    private readonly Stack<CompoundNames> _locals = new();

    public ParserNames(DeclaredNames declared) => _declared = declared;

    public int Mark => _locals.Count;

    /// <summary>Declares a variable or entry from here to <see cref="Forget"/>; as the member of something it stays known.</summary>
    public void Declare(string name)
    {
        if (!name.Any(c => !char.IsLetterOrDigit(c))) return;
        _locals.Push(CompoundNames.Of([name]));
        _entries.Add(name);
    }

    public void Forget(int mark)
    {
        while (_locals.Count > mark) _locals.Pop();
    }

    /// <summary>How many tokens the longest name at a place has; 0 when it is none of several tokens.</summary>
    public int Match(IReadOnlyList<Token> tokens, int at, string text)
    {
        var longest = _declared.Names.Match(tokens, at, text);
        foreach (var local in _locals) longest = Math.Max(longest, local.Match(tokens, at, text));
        var function = Functions.Match(tokens, at, text);
        return function > longest && tokens[at + function].Kind == TokenKind.OpenParen ? function : longest;
    }

    /// <summary>The same, of a name after ".".</summary>
    public int MatchMember(IReadOnlyList<Token> tokens, int at, string text) =>
        Math.Max(Properties.Match(tokens, at, text), Math.Max(_declared.Members.Match(tokens, at, text), _entries.Match(tokens, at, text)));
}
