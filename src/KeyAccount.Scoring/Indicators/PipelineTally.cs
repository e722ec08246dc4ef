namespace KeyAccount.Scoring;

/// <summary>What the indicators need to know of an account's opportunities, gathered in one pass in any order of rows.</summary>
internal sealed class PipelineTally
{
    public static readonly PipelineTally Empty = new();

    private ExactTotal _open;
    private ExactTotal _expected;
    private bool _openUnknown;
    private bool _expectedUnknown;

    public decimal? OpenAmount => _openUnknown ? null : _open.Value;

    public decimal? ExpectedRevenue => _expectedUnknown ? null : _expected.Value;

    public void Add(Opportunity deal, IndicatorWindow window, StageProbabilities probabilities)
    {
        bool? wasOpen = WasOpen(deal, window.AsOf);
        if (wasOpen == false)
        {
            return;
        }

        if (wasOpen is null || deal.Amount is not { } amount)
        {
            _openUnknown = true;
            _expectedUnknown = true;
            return;
        }

        _open.Add(amount);
        if (ProbabilityOf(deal, probabilities) is { } probability)
        {
            _expected.AddProduct(amount, probability);
        }
        else
        {
            _expectedUnknown = true;
        }
    }

    /// <summary>Whether the deal was open at the end of that day; unknown when the record does not tell.</summary>
    private static bool? WasOpen(Opportunity deal, DateOnly asOf)
    {
        if (deal.OpenedOn > asOf)
        {
            return false;
        }

        return deal.Status switch
        {
            OpportunityStatus.Open => true,
            null => deal.ClosedOn <= asOf ? false : null,
            _ => deal.ClosedOn > asOf,
        };
    }

    /// <summary>The probability on record; unknown when there is none, or when it is that of a deal since closed.</summary>
    private static decimal? ProbabilityOf(Opportunity deal, StageProbabilities probabilities)
    {
        double? probability = deal.Status == OpportunityStatus.Open ? deal.Probability ?? probabilities[deal.Stage] : null;
        return probability is >= 0 and <= 1 ? (decimal)probability.Value : null;
    }
}
