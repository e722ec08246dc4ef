using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>Who needs a call, and why (自动提醒): the system <c>reminders</c>.</summary>
public sealed class RemindersResult : TypedResult
{
    /// <summary>Reads the result of <c>reminders</c>, or of a policy with its band <c>due</c> and its values.</summary>
    public RemindersResult(SystemResult result)
        : base(result)
    {
    }

    /// <summary>When to act: nothing due, this week, today, or not known.</summary>
    public BandResult Due => Result.BandOf("due");

    /// <summary>The reminders that are due, the most severe first.</summary>
    public ImmutableArray<Flag> Raised => Result.Flags;

    /// <summary>Days of supply that are left, below zero once it is used up; <see langword="null"/> when unknown.</summary>
    public decimal? SupplyLeft => Number("supply_left");

    /// <summary>Days until a follow-up is due, below zero when overdue; <see langword="null"/> when unknown.</summary>
    public decimal? FollowUpIn => Number("follow_up_in");

    /// <summary>Days until a purchase is missed, below zero when overdue; <see langword="null"/> when unknown.</summary>
    public decimal? PurchaseIn => Number("purchase_in");
}
