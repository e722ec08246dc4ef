namespace KeyAccount.Scoring;

/// <summary>What the indicators need to know of an account's interactions, gathered in one pass in any order of rows.</summary>
internal sealed class InteractionTally
{
    public static readonly InteractionTally Empty = new();

    private DateOnly? _lastEver;

    public int Interactions { get; private set; }

    public int Tasks { get; private set; }

    public int Processes { get; private set; }

    public int Visits { get; private set; }

    public int Compliments { get; private set; }

    public int Complaints { get; private set; }

    public int Suggestions { get; private set; }

    /// <summary>The share of all interactions in the window.</summary>
    public decimal? ShareOf(int count) => ExactArithmetic.Quotient(count, Interactions);

    public int? DaysSinceLast(IndicatorWindow window) => _lastEver is { } last ? window.Age(last) : null;

    public void Add(in Interaction row, IndicatorWindow window)
    {
        if (row.Date > window.AsOf)
        {
            return;
        }

        _lastEver = _lastEver is { } last && last >= row.Date ? last : row.Date;
        if (!window.Contains(row.Date))
        {
            return;
        }

        Interactions++;
        Tasks += row.Kind == InteractionKind.Task ? 1 : 0;
        Processes += row.Kind == InteractionKind.Process ? 1 : 0;
        Visits += row.Kind == InteractionKind.Visit ? 1 : 0;
        Compliments += row.Feedback == Feedback.Compliment ? 1 : 0;
        Complaints += row.Feedback == Feedback.Complaint ? 1 : 0;
        Suggestions += row.Feedback == Feedback.Suggestion ? 1 : 0;
    }
}
