namespace KeyAccount.Arrow.Tests.Laws;

/// <summary>A row of facts, before it is put into columns of either kind.</summary>
internal sealed record AccountRow(double? Revenue, double? Profit, string? Region, string? Industry, bool? Listed, DateOnly? Since, ContactRow?[]? Contacts)
{
    private static readonly string?[] Regions = ["north", "south", "up", null];
    private static readonly string?[] Industries = ["steel", "paper", "钢铁与一个很长的名字", "", null];
    private static readonly string?[] Roles = ["coach", "user", "decision_maker", "nobody", null];
    private static readonly double?[] Numbers = [0, 1, 99.5, 100, 1000, 2500.25, -3, double.NaN, double.PositiveInfinity, null];

    public static AccountRow Random(Random random) => new(
        Pick(random, Numbers), Pick(random, Numbers), Pick(random, Regions), Pick(random, Industries), Pick(random, (bool?[])[true, false, null]), Date(random),
        random.Next(6) == 0 ? null : [.. Enumerable.Range(0, random.Next(5)).Select(_ => random.Next(8) == 0 ? null : RandomContact(random))]);

    public static ContactRow RandomContact(Random random) => new(Pick(random, Roles), Pick(random, Numbers), Pick(random, (bool?[])[true, false, null]), Date(random));

    private static DateOnly? Date(Random random) => random.Next(4) == 0 ? null : new DateOnly(2026, 1, 1).AddDays(random.Next(-900, 200));

    private static T Pick<T>(Random random, T[] from) => from[random.Next(from.Length)];
}

internal sealed record ContactRow(string? Role, double? Influence, bool? IsNew, DateOnly? Met);
