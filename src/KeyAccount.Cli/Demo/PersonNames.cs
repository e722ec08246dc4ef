using System.Collections.Immutable;

namespace KeyAccount.Cli.Demo;

/// <summary>Invented names of people. No name is handed out twice by one instance. Not thread-safe.</summary>
internal sealed class PersonNames(SplitMix64 random, bool chinese)
{
    private static readonly ImmutableArray<(string Sign, string Sound)> Surnames =
    [
        ("林", "Lin"), ("沈", "Shen"), ("顾", "Gu"), ("陆", "Lu"), ("苏", "Su"), ("叶", "Ye"), ("姚", "Yao"), ("邵", "Shao"), ("孟", "Meng"),
        ("龚", "Gong"), ("贺", "He"), ("傅", "Fu"), ("温", "Wen"), ("翟", "Zhai"), ("谭", "Tan"), ("冯", "Feng"), ("潘", "Pan"), ("蒋", "Jiang"),
    ];

    private static readonly ImmutableArray<(string Sign, string Sound)> GivenNames =
    [
        ("致远", "Zhiyuan"), ("淑仪", "Shuyi"), ("承泽", "Chengze"), ("慕云", "Muyun"), ("景行", "Jingxing"), ("若溪", "Ruoxi"), ("启明", "Qiming"),
        ("雨桐", "Yutong"), ("维钧", "Weijun"), ("静姝", "Jingshu"), ("柏舟", "Bozhou"), ("思齐", "Siqi"), ("国栋", "Guodong"), ("晓岚", "Xiaolan"),
        ("立群", "Liqun"), ("嘉禾", "Jiahe"), ("文博", "Wenbo"), ("秋实", "Qiushi"), ("海川", "Haichuan"), ("玉珩", "Yuheng"),
    ];

    private static readonly ImmutableArray<string> FirstNames =
    [
        "Aldric", "Birgit", "Corin", "Dagny", "Edwin", "Freya", "Gerrit", "Hanneke", "Ivo", "Johanna", "Kaspar", "Liv", "Marten", "Nora",
        "Oskar", "Petra", "Quentin", "Ronja", "Stellan", "Tamsin", "Ulrik", "Vera", "Wilma", "Yorick",
    ];

    private static readonly ImmutableArray<string> LastNames =
    [
        "Ackerholm", "Bracewood", "Castelmar", "Dunnebeck", "Elmersson", "Farrowgate", "Greifental", "Hollinbrook", "Ingermoor", "Jellicot",
        "Kesterling", "Lauenhof", "Merriden", "Norrgate", "Ostervald", "Pellerin", "Quistorf", "Ravnsby", "Sandquill", "Thorvane",
        "Underhay", "Vossberg", "Wetherlam", "Zandstra",
    ];

    private readonly HashSet<string> _given = new(StringComparer.Ordinal);

    /// <summary>A name that was not given before.</summary>
    public string Next()
    {
        while (true)
        {
            string name = chinese ? Chinese() : $"{random.Pick(FirstNames.AsSpan())} {random.Pick(LastNames.AsSpan())}";
            if (_given.Add(name)) return name;
        }
    }

    private string Chinese()
    {
        (string sign, string sound) = random.Pick(Surnames.AsSpan());
        (string givenSign, string givenSound) = random.Pick(GivenNames.AsSpan());
        return $"{sign}{givenSign} ({sound} {givenSound})";
    }
}
