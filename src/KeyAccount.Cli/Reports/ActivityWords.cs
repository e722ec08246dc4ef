using KeyAccount.Cli.Commands;
using KeyAccount.Rules;

namespace KeyAccount.Cli.Reports;

/// <summary>Words for activities and for how deep a company is involved.</summary>
internal static class ActivityWords
{
    /// <summary>An activity with whom it reaches, at what cost and how many of them.</summary>
    public static string Describe(ActivityExplanation activity, Session session)
    {
        var reaches = Reaches(activity.Audience, activity.Cost, activity.Reach, session);
        return reaches.Length == 0 ? activity.Title : session.Text("activity.described", activity.Title, reaches);
    }

    /// <summary>Whom an activity reaches, at what cost and how many of them; empty when the policy says none of it.</summary>
    public static string Reaches(string? audience, ActivityCost? cost, ActivityReach? reach, Session session) =>
        string.Join(session.Text("activity.separator"), ((string?[])[audience, Cost(cost, session), Reach(reach, session)]).OfType<string>());

    /// <summary>An involvement in the session's language.</summary>
    public static string Involvement(Involvement involvement, Session session) => session.Text(involvement switch
    {
        Rules.Involvement.Low => "involvement.low",
        Rules.Involvement.Medium => "involvement.medium",
        _ => "involvement.high",
    });

    private static string? Cost(ActivityCost? cost, Session session) => cost is null ? null : session.Text(cost switch
    {
        ActivityCost.Lowest => "activity.cost-lowest",
        ActivityCost.Low => "activity.cost-low",
        ActivityCost.Medium => "activity.cost-medium",
        _ => "activity.cost-high",
    });

    private static string? Reach(ActivityReach? reach, Session session) => reach is null ? null : session.Text(reach switch
    {
        ActivityReach.One => "activity.reach-one",
        ActivityReach.Few => "activity.reach-few",
        _ => "activity.reach-wide",
    });
}
