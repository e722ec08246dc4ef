using System.Collections.Immutable;

namespace KeyAccount.Rules;

/// <summary>What is wrong with an accessor.</summary>
public enum RowBindingMistake
{
    /// <summary>The policy declares no input, or the list no field, of this name.</summary>
    UnknownInput,

    /// <summary>The input is declared as another type than the accessor gives.</summary>
    WrongType,

    /// <summary>The input has an accessor already.</summary>
    BoundTwice,

    /// <summary>A choice offers a text that is not in the closed set that the policy declares.</summary>
    UnknownChoice,
}

/// <summary>One mistake in a binding. Immutable.</summary>
/// <param name="Mistake">What is wrong.</param>
/// <param name="Input">The name that the accessor was given; a list's field as <c>list.field</c>.</param>
/// <param name="Message">What was found, what was expected, and what to do, in English.</param>
public sealed record RowBindingProblem(RowBindingMistake Mistake, string Input, string Message);

/// <summary>Accessors do not fit a policy's inputs. Carries every problem, not just the first; the message shows them all.</summary>
public sealed class RowBindingException : Exception
{
    internal RowBindingException(string row, ImmutableArray<RowBindingProblem> problems)
        : base(FormattableString.Invariant($"The accessors of {row} do not fit the policy's inputs; {problems.Length} problem(s):\n")
            + string.Join('\n', problems.Select(problem => "- " + problem.Message)))
    {
        Problems = problems;
    }

    /// <summary>What was found, in the order of the accessors; never empty.</summary>
    public ImmutableArray<RowBindingProblem> Problems { get; }
}
