namespace KeyAccount.Rules;

/// <summary>One result column of a policy: a named result that the policy puts forward as its answer. Immutable.</summary>
public sealed class PolicyOutput
{
    internal PolicyOutput()
    {
    }

    /// <summary>The name in expressions, for example <c>grade</c> or <c>value.score</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What people call it: the output's own title, or else the title of the part that computes it; <see langword="null"/> when neither has one.</summary>
    public LocalizedText? Title { get; init; }

    /// <summary>The unit of a number, such as <c>currency</c> or <c>points</c>; <see langword="null"/> when it has none.</summary>
    public string? Unit { get; init; }

    /// <summary>The type of its values.</summary>
    public required InputType Type { get; init; }

    internal int Slot { get; init; }
}
