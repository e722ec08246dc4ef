using System.Collections.Frozen;
using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>A minefield (地雷): where the deal can be lost, on what evidence, and what clears it. A light view; immutable and thread-safe.</summary>
public sealed class Minefield
{
    /// <summary>The minefields of the field; a policy may tell one of them apart by role, as <c>unknown-buyer-technical</c> does.</summary>
    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        StringComparer.Ordinal,
        "no-coach", "uninterviewed-buyer", "new-face", "role-changed", "reorganised", "decision-power-unclear", "decision-maker-not-met", "opposed",
        "single-threaded", "single-source", "stale-map");

    private readonly PolicyResult _result;

    private Minefield(PolicyResult result, Flag flag, FlagState state)
    {
        _result = result;
        Flag = flag;
        State = state;
    }

    /// <summary>The flag.</summary>
    public Flag Flag { get; }

    /// <summary><see cref="FlagState.Raised"/>, or <see cref="FlagState.Undetermined"/> where unknown facts decide.</summary>
    public FlagState State { get; }

    /// <summary>How bad it is for this account now; a policy may let it depend on the stage.</summary>
    public Severity Severity => _result.SeverityOf(Flag);

    /// <summary>The action that clears it; <see langword="null"/> when the policy names none.</summary>
    public PolicyAction? ClearingAction => Flag.Action is { } id ? _result.Policy.Actions.First(a => a.Id == id) : null;

    /// <summary>What to tell people; <see langword="null"/> when it is undetermined, or the policy has no message.</summary>
    /// <param name="language">The language of the text.</param>
    public string? Message(string language = "en") => State == FlagState.Raised && Flag.Message is { } message ? _result.Render(message, language) : null;

    /// <summary>The facts that it rests on; for an undetermined one, the unknown facts that would settle it.</summary>
    /// <param name="language">The language of the titles.</param>
    public ImmutableArray<Evidence> Evidence(string language = "en") => _result.Explain(language).Flags.First(f => f.Id == Flag.Id).Evidence;

    /// <summary>The flag's id.</summary>
    public override string ToString() => Flag.Id;

    /// <summary>The minefields of a result that are not clear: raised ones first, each part with the most severe first.</summary>
    internal static ImmutableArray<Minefield> Of(PolicyResult result) =>
    [
        .. result.Flags.Where(IsMinefield).Select(f => new Minefield(result, f, FlagState.Raised)),
        .. result.UndeterminedFlags.Where(IsMinefield).Select(f => new Minefield(result, f, FlagState.Undetermined)),
    ];

    private static bool IsMinefield(Flag flag) => Known.Contains(flag.Id) || flag.Id.StartsWith("unknown-buyer", StringComparison.Ordinal);
}
