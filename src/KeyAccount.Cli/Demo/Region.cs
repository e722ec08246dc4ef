using System.Collections.Immutable;

namespace KeyAccount.Cli.Demo;

/// <summary>A sales region.</summary>
/// <param name="Name">The region as the portfolio names it.</param>
/// <param name="IsChinese">Whether companies and people there have Chinese names.</param>
/// <param name="Places">Chinese regions: the cities that begin a company's name. Elsewhere: the legal forms that end it.</param>
/// <param name="Weight">How many of our accounts are there, as a weight.</param>
internal sealed record Region(string Name, bool IsChinese, ImmutableArray<string> Places, int Weight)
{
    public static Region EastChina { get; } = new("East China", true, ["苏州", "宁波", "常州", "无锡", "嘉兴", "合肥"], 30);

    public static Region SouthChina { get; } = new("South China", true, ["佛山", "东莞", "中山", "厦门"], 18);

    public static Region NorthChina { get; } = new("North China", true, ["天津", "青岛", "唐山", "济南", "沈阳"], 16);

    public static Region CentralChina { get; } = new("Central China", true, ["武汉", "洛阳", "株洲"], 12);

    public static Region SouthwestChina { get; } = new("Southwest China", true, ["成都", "重庆", "昆明"], 10);

    public static Region Dach { get; } = new("DACH", false, ["GmbH", "AG"], 14);

    public static Region Nordics { get; } = new("Nordics", false, ["AB", "Oy", "AS"], 9);

    public static Region Benelux { get; } = new("Benelux", false, ["BV", "NV"], 6);

    public static Region Britain { get; } = new("UK and Ireland", false, ["Ltd", "plc"], 8);

    public static Region SouthernEurope { get; } = new("Southern Europe", false, ["SpA", "SL"], 7);

    public static Region NorthAmerica { get; } = new("North America", false, ["Inc.", "LLC"], 10);

    /// <summary>All of them.</summary>
    public static ImmutableArray<Region> All { get; } =
        [EastChina, SouthChina, NorthChina, CentralChina, SouthwestChina, Dach, Nordics, Benelux, Britain, SouthernEurope, NorthAmerica];

    private static readonly int[] Weights = [.. All.Select(region => region.Weight)];

    /// <summary>One of the regions, as likely as it is important to us.</summary>
    public static Region Draw(SplitMix64 random) => All[random.PickWeighted(Weights)];
}
