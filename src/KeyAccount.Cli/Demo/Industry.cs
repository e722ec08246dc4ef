using System.Collections.Immutable;

namespace KeyAccount.Cli.Demo;

/// <summary>An industry that we supply: what its companies are called, what we earn there and how its year runs.</summary>
/// <param name="Name">The industry as the portfolio names it.</param>
/// <param name="Nouns">What its companies make, in English, for a company's name.</param>
/// <param name="ChineseNouns">The same in Chinese.</param>
/// <param name="Margin">The gross margin that is usual there.</param>
/// <param name="TermDays">The payment term that is usual there, in days.</param>
/// <param name="Season">How busy each month is, January first, in percent of the mean.</param>
internal sealed record Industry(
    string Name,
    ImmutableArray<string> Nouns,
    ImmutableArray<string> ChineseNouns,
    decimal Margin,
    int TermDays,
    ImmutableArray<int> Season)
{
    public static Industry Machinery { get; } = new("Machinery", ["Machine Tools", "Machinery", "Presses"], ["精密机床", "机械", "压力设备"],
        0.27m, 45, [80, 60, 120, 115, 110, 105, 95, 85, 110, 105, 110, 105]);

    public static Industry Automotive { get; } = new("Automotive parts", ["Axles", "Drivetrain", "Castings"], ["车桥", "传动系统", "铸件"],
        0.19m, 60, [100, 75, 115, 110, 105, 100, 80, 70, 115, 115, 115, 100]);

    public static Industry Energy { get; } = new("Energy equipment", ["Turbines", "Power Systems", "Transformers"], ["风电设备", "电力设备", "变压器"],
        0.29m, 90, [55, 50, 95, 110, 115, 130, 110, 105, 110, 100, 105, 115]);

    public static Industry Chemicals { get; } = new("Chemicals", ["Process Chemicals", "Resins", "Coatings"], ["精细化工", "树脂", "涂料"],
        0.31m, 45, [95, 75, 125, 125, 105, 95, 90, 90, 110, 110, 95, 85]);

    public static Industry Food { get; } = new("Food and beverage", ["Dairies", "Breweries", "Foods"], ["乳业", "酿造", "食品"],
        0.34m, 30, [120, 80, 85, 95, 110, 125, 125, 110, 95, 85, 80, 90]);

    public static Industry Metals { get; } = new("Metals and bearings", ["Bearings", "Special Steel", "Forgings"], ["轴承", "特钢", "锻造"],
        0.22m, 60, [85, 65, 115, 115, 110, 105, 95, 90, 110, 110, 105, 95]);

    public static Industry Mining { get; } = new("Mining", ["Minerals", "Quarries", "Ore Processing"], ["矿业", "采石", "选矿"],
        0.25m, 90, [50, 50, 100, 125, 130, 120, 110, 110, 115, 110, 100, 80]);

    public static Industry Shipbuilding { get; } = new("Shipbuilding", ["Shipyards", "Marine Engines"], ["船舶", "船用发动机"],
        0.21m, 90, [90, 70, 105, 110, 105, 115, 100, 95, 105, 100, 105, 100]);

    public static Industry Electronics { get; } = new("Electronics", ["Circuits", "Sensors", "Components"], ["电路", "传感器", "电子元件"],
        0.33m, 45, [80, 65, 95, 100, 100, 105, 110, 120, 125, 115, 100, 85]);

    public static Industry Pharma { get; } = new("Pharmaceuticals", ["Pharma Plants", "Biotech Systems"], ["制药装备", "生物工程"],
        0.41m, 45, [95, 80, 105, 105, 100, 105, 95, 90, 105, 105, 110, 105]);

    public static Industry Water { get; } = new("Water treatment", ["Water Systems", "Pumps", "Filtration"], ["水务", "泵业", "过滤设备"],
        0.30m, 90, [50, 50, 85, 105, 120, 125, 125, 115, 110, 110, 105, 100]);

    public static Industry Packaging { get; } = new("Packaging", ["Packaging", "Bottling Lines", "Films"], ["包装", "灌装设备", "薄膜"],
        0.26m, 60, [95, 80, 100, 105, 115, 115, 105, 100, 105, 105, 95, 80]);

    /// <summary>All of them.</summary>
    public static ImmutableArray<Industry> All { get; } =
        [Machinery, Automotive, Energy, Chemicals, Food, Metals, Mining, Shipbuilding, Electronics, Pharma, Water, Packaging];
}
