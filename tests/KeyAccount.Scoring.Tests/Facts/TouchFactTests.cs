namespace KeyAccount.Scoring.Tests.Facts;

/// <summary>How wide and how high we are in touch: known only when nobody left open could change it.</summary>
public sealed class TouchFactTests
{
    private static readonly DateOnly AsOf = new(2026, 6, 30);

    [Fact]
    public void An_unmapped_centre_is_unknown_and_an_empty_one_reaches_no_department()
    {
        Assert.Equal((null, null, null), Read(null));
        Assert.Equal((0, 0, null), Read([]));
    }

    [Fact]
    public void Departments_are_counted_once_and_the_highest_level_counts() => Assert.Equal(
        (4, 2, 4),
        Read([Met("purchasing", 2), Met("purchasing", 4), Met("engineering", 1), Person("board", 5, met: false)]));

    [Fact]
    public void Somebody_we_may_be_in_touch_with_leaves_open_only_what_they_could_change()
    {
        Assert.Equal((2, null, null), Read([Met("purchasing", 3), Person("board", 5, met: null)]));
        Assert.Equal((2, 1, 3), Read([Met("purchasing", 3), Person("purchasing", 2, met: null)]));
        Assert.Equal((2, null, 5), Read([Met("board", 5), Person(null, null, met: null)]));
        Assert.Equal((1, null, null), Read([Met(null, null)]));
    }

    [Fact]
    public void The_last_contact_is_an_interview_or_a_named_interaction_whichever_is_later()
    {
        Account account = new()
        {
            Id = "a",
            Contacts = [new() { Id = "c", LastInterviewedOn = AsOf.AddDays(-30) }, new() { Id = "d" }],
            Interactions = [new() { Date = AsOf.AddDays(-10), ContactId = "c" }, new() { Date = AsOf.AddDays(1), ContactId = "c" }],
        };
        var snapshot = new AccountSnapshot(account, AccountIndicators.Unknown, AsOf);
        ItemFactDefinition days = AccountFacts.FindList("contacts")!.Find("days_since_contact")!;
        Assert.Equal(10, days.Read(snapshot, 0).Number);
        Assert.Null(days.Read(snapshot, 1).Number);
    }

    [Fact]
    public void Personal_attributes_are_read_as_recorded()
    {
        var personal = new PersonalAttributes
        {
            Age = 44,
            Education = "master",
            MaritalStatus = "married",
            MonthlyIncome = 30_000m,
            FavouriteColour = "blue",
            OwnsCar = true,
            HasChildren = false,
        };
        var snapshot = new AccountSnapshot(new Account { Id = "a", Contacts = [new() { Id = "c", Personal = personal }] }, AccountIndicators.Unknown, AsOf);
        string[] names = ["age", "education", "marital_status", "monthly_income", "favourite_colour", "owns_car", "has_children"];
        Assert.Equal(
            ["44", "master", "married", "30000", "blue", "true", "false"],
            names.Select(n => AccountFacts.FindList("contacts")!.Find(n)!.Read(snapshot, 0).ToString()));
    }

    [Fact]
    public void Days_to_close_count_down_and_go_below_zero()
    {
        Opportunity deal = new() { Id = "o", ExpectedCloseOn = AsOf.AddDays(45) };
        Account account = new() { Id = "a", Opportunities = [deal, deal with { Id = "p", ExpectedCloseOn = AsOf.AddDays(-3), Name = "Line 2", Owner = "Li" }, new() { Id = "q" }] };
        var snapshot = new AccountSnapshot(account, AccountIndicators.Unknown, AsOf);
        string[] Values(string name) => [.. Enumerable.Range(0, 3).Select(i => AccountFacts.FindList("opportunities")!.Find(name)!.Read(snapshot, i).ToString())];
        Assert.Equal(["45", "-3", "null"], Values("days_to_close"));
        Assert.Equal(["o", "Line 2", "q"], Values("name"));
        Assert.Equal(["null", "Li", "null"], Values("owner"));
    }

    private static Contact Met(string? department, int? level) => Person(department, level, met: true);

    private static Contact Person(string? department, int? level, bool? met) =>
        new() { Id = $"{department}{level}", Department = department, SeniorityLevel = level, IsInterviewed = met };

    private static (double? Contacts, double? Departments, double? Top) Read(Contact[]? contacts)
    {
        var account = new Account { Id = "a", Contacts = contacts is null ? default : [.. contacts] };
        var snapshot = new AccountSnapshot(account, AccountIndicators.Unknown, AsOf);
        double? Number(string name) => AccountFacts.Find(name)!.Read(snapshot).Number;
        return (Number("contact_count"), Number("departments_in_touch"), Number("top_seniority_in_touch"));
    }
}
