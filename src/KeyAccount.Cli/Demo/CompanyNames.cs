using System.Collections.Immutable;

namespace KeyAccount.Cli.Demo;

/// <summary>
/// Invented company names. Brands are coined from syllables, so that none is taken from life; Chinese ones carry their sound in brackets
/// for readers who do not read the script. No brand is handed out twice. Not thread-safe.
/// </summary>
internal sealed class CompanyNames
{
    private static readonly ImmutableArray<(string Sign, string Sound)> ChineseFirst =
    [
        ("岳", "Yue"), ("砚", "Yan"), ("沅", "Yuan"), ("朔", "Shuo"), ("黎", "Li"), ("峤", "Qiao"), ("昱", "Yu"), ("钧", "Jun"), ("霁", "Ji"),
        ("璟", "Jing"), ("骁", "Xiao"), ("澹", "Dan"),
    ];

    private static readonly ImmutableArray<(string Sign, string Sound)> ChineseSecond =
    [
        ("澜", "lan"), ("璞", "pu"), ("嵘", "rong"), ("栩", "xu"), ("泓", "hong"), ("铭", "ming"), ("曜", "yao"), ("楷", "kai"), ("舟", "zhou"),
        ("砺", "li"), ("翎", "ling"),
    ];

    private static readonly ImmutableArray<string> WesternFirst =
        ["Brask", "Tarn", "Quell", "Orm", "Velk", "Drun", "Isel", "Korv", "Marl", "Nost", "Pell", "Skarn", "Thale", "Ulv", "Wend"];

    private static readonly ImmutableArray<string> WesternSecond =
        ["holt", "mark", "wick", "dorn", "lund", "moor", "gard", "stedt", "vane", "combe"];

    private readonly Stack<(string Sign, string Sound)> _chinese;
    private readonly Stack<string> _western;
    private readonly SplitMix64 _random = SplitMix64.For("company names");

    /// <param name="taken">Brands that are not to be handed out.</param>
    public CompanyNames(ImmutableArray<string> taken)
    {
        (string Sign, string Sound)[] chinese =
            [.. from first in ChineseFirst from second in ChineseSecond select (first.Sign + second.Sign, first.Sound + second.Sound)];
        string[] western = [.. from first in WesternFirst from second in WesternSecond select first + second];
        _random.Shuffle<(string, string)>(chinese);
        _random.Shuffle<string>(western);
        _chinese = new(chinese.Where(brand => !taken.Contains(brand.Sign)));
        _western = new(western.Where(brand => !taken.Contains(brand)));
    }

    /// <summary>The name of a company that stands alone.</summary>
    public string Company(Industry industry, Region region) => Brand(region).Company(industry, region, _random);

    /// <summary>A brand that several companies share.</summary>
    public CompanyBrand Brand(Region region)
    {
        if (!region.IsChinese) return new CompanyBrand(_western.Pop(), null);
        (string sign, string sound) = _chinese.Pop();
        return new CompanyBrand(sign, sound);
    }
}

/// <summary>A brand, from which names of companies are made.</summary>
/// <param name="Text">The brand as it is written.</param>
/// <param name="Sound">How a Chinese brand sounds; <see langword="null"/> for another.</param>
internal sealed record CompanyBrand(string Text, string? Sound)
{
    /// <summary>The holding company of the brand.</summary>
    public string Group => Sound is null ? $"{Text} Group" : $"{Text}集团 ({Sound})";

    /// <summary>A company of the brand.</summary>
    public string Company(Industry industry, Region region, SplitMix64 random)
    {
        int noun = random.Below(industry.Nouns.Length);
        string place = random.Pick(region.Places.AsSpan());
        return Sound is null
            ? $"{Text} {industry.Nouns[noun]} {place}"
            : $"{place}{Text}{industry.ChineseNouns[noun]} ({Sound})";
    }
}
