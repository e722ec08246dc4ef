namespace KeyAccount.Scoring.Tests.Indicators;

public sealed class ContactIndicatorTests
{
    [Fact]
    public void A_ledger_worked_out_by_hand()
    {
        AccountIndicators actual = Given.OfInteractions(
            Given.Interaction(364, InteractionKind.Task),
            Given.Interaction(10, InteractionKind.Task, Feedback.Complaint),
            Given.Interaction(10, InteractionKind.Process, Feedback.Complaint),
            Given.Interaction(3, InteractionKind.Visit, Feedback.Compliment),
            Given.Interaction(90, InteractionKind.Visit, Feedback.Complaint),
            Given.Interaction(90, InteractionKind.Visit, Feedback.Suggestion),
            Given.Interaction(90, InteractionKind.Call, Feedback.Suggestion),
            Given.Interaction(90),
            Given.Interaction(365, InteractionKind.Visit, Feedback.Complaint), // before the window
            Given.Interaction(-1, InteractionKind.Visit, Feedback.Complaint)); // after the as-of date

        Assert.Equal(
            AccountIndicators.Unknown with
            {
                InteractionCount = 8,
                TaskCount = 2,
                ProcessCount = 1,
                VisitCount = 3,
                ComplimentCount = 1,
                ComplimentRatio = 0.125,
                ComplaintCount = 3,
                ComplaintRatio = 0.375,
                SuggestionCount = 2,
                SuggestionRatio = 0.25,
                DaysSinceLastContact = 3,
            },
            actual);
    }

    [Fact]
    public void An_empty_ledger_is_known_to_hold_nothing() => Assert.Equal(
        AccountIndicators.Unknown with
        {
            InteractionCount = 0,
            TaskCount = 0,
            ProcessCount = 0,
            VisitCount = 0,
            ComplimentCount = 0,
            ComplaintCount = 0,
            SuggestionCount = 0,
        },
        Given.OfInteractions());

    [Fact]
    public void The_last_contact_may_lie_before_the_window() => Assert.Equal(
        Given.OfInteractions() with { DaysSinceLastContact = 400 },
        Given.OfInteractions(Given.Interaction(400), Given.Interaction(700), Given.Interaction(-5)));
}
