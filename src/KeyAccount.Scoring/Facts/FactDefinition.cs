using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>One account-level fact: what it is and how it is read from an account. Immutable and thread-safe.</summary>
public sealed class FactDefinition : FactShape
{
    internal FactDefinition(
        string name, FactKind kind, string? unit, FactTitle title, Func<AccountSnapshot, FactValue> derive, ImmutableArray<string> values = default)
        : base(name, kind, unit, values.IsDefault ? [] : values, title) => Derive = derive;

    /// <summary>Reads the fact from indicators and records, without regard to <see cref="Account.Facts"/>.</summary>
    public Func<AccountSnapshot, FactValue> Derive { get; }

    /// <summary>
    /// The fact of the account: as given in <see cref="Account.Facts"/> where a known value is given there, otherwise as <see cref="Derive"/> reads it.
    /// </summary>
    /// <exception cref="ArgumentException">The fact given is of another kind, or is a text outside <see cref="FactShape.Values"/>.</exception>
    public FactValue Read(AccountSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (!snapshot.Account.Facts.TryGetValue(Name, out FactValue given) || given.Kind == FactKind.Unknown)
        {
            return Derive(snapshot);
        }

        if (given.Kind != Kind)
        {
            throw new ArgumentException(
                $"The fact '{Name}' of account '{snapshot.Account.Id}' is '{given}' ({given.Kind}); it must be of kind {Kind}.", nameof(snapshot));
        }

        if (!Values.IsEmpty && !Values.Contains(given.Text!, StringComparer.Ordinal))
        {
            throw new ArgumentException(
                $"The fact '{Name}' of account '{snapshot.Account.Id}' is '{given}'; it must be one of: {string.Join(", ", Values)}.", nameof(snapshot));
        }

        return given;
    }
}
