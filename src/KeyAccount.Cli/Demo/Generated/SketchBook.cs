using System.Collections.Immutable;
using System.Globalization;

namespace KeyAccount.Cli.Demo;

/// <summary>Sketches the generated accounts: how many of each kind, how large, who knows what of whom.</summary>
internal static class SketchBook
{
    private const int Steady = 55;
    private const int Growing = 35;
    private const int Declining = 22;
    private const int New = 14;
    private const int Churned = 18;
    private const int Prospects = 28;
    private const int Groups = 4;
    private const int CompaniesPerGroup = 3;
    private const int Buyers = Steady + Growing + Declining + New + Churned + (Groups * CompaniesPerGroup);

    /// <summary>The account managers; invented.</summary>
    public static ImmutableArray<string> Owners { get; } =
    [
        "周砚秋 (Zhou Yanqiu)", "韩若谷 (Han Ruogu)", "Mirjam Haldenbeck", "罗亦舟 (Luo Yizhou)", "Tobias Wrenfield", "方知微 (Fang Zhiwei)",
        "Elin Korsvang", "许长庚 (Xu Changgeng)",
    ];

    /// <summary>Places by size at which an account loses us money although it is large.</summary>
    private static readonly ImmutableArray<int> LossMaking = [4, 11, 19, 27];

    /// <summary>Draws all sketches, by id.</summary>
    public static ImmutableArray<AccountSketch> Draw()
    {
        SplitMix64 random = SplitMix64.For("sketches");
        CompanyNames names = new(WrittenAccounts.Brands);
        List<AccountSketch> sketches = [];
        Queue<int> ranks = Ranks(random);
        void Add(int count, Lifecycle lifecycle)
        {
            for (int number = 0; number < count; number++) sketches.Add(Company(lifecycle, ranks, names, random));
        }

        // The largest accounts are dealt out first, and to those who still buy.
        Add(Steady, Lifecycle.Steady);
        Add(Growing, Lifecycle.Growing);
        Add(Declining, Lifecycle.Declining);
        for (int group = 0; group < Groups; group++) AddGroup(group, sketches, ranks, names, random);
        Add(New, Lifecycle.New);
        Add(Churned, Lifecycle.Churned);
        Add(Prospects, Lifecycle.Prospect);
        return LayMinefields(Number(sketches, random));
    }

    private static Queue<int> Ranks(SplitMix64 random)
    {
        int[] ranks = [.. Enumerable.Range(0, Buyers)];
        int stillBuying = Buyers - New - Churned;
        random.Shuffle(ranks.AsSpan(16));
        random.Shuffle(ranks.AsSpan(0, stillBuying));
        return new Queue<int>(ranks);
    }

    private static AccountSketch Company(Lifecycle lifecycle, Queue<int> ranks, CompanyNames names, SplitMix64 random)
    {
        Industry industry = random.Pick(Industry.All.AsSpan());
        Region region = Region.Draw(random);
        return Outline(lifecycle, industry, region, names.Company(industry, region), ranks, random);
    }

    private static AccountSketch Outline(Lifecycle lifecycle, Industry industry, Region region, string name, Queue<int> ranks,
        SplitMix64 random)
    {
        bool buys = lifecycle is not (Lifecycle.Prospect or Lifecycle.Holding);
        int rank = buys ? ranks.Dequeue() : Buyers;
        return new AccountSketch
        {
            Id = "",
            Name = name,
            Owner = random.Pick(Owners.AsSpan()),
            Lifecycle = lifecycle,
            Industry = industry,
            Region = region,
            Rank = rank,
            AnnualRevenue = SizeLadder.RevenueAt(buys ? rank : random.Between(5, Buyers - 1), Buyers),
            Knowledge = Knowledge(lifecycle, rank, random),
            LosesMoney = LossMaking.Contains(rank),
            Complains = random.Chance(70),
            Habit = (PaymentHabit)random.PickWeighted(38, 30, 16, 10, 6),
        };
    }

    private static void AddGroup(int group, List<AccountSketch> sketches, Queue<int> ranks, CompanyNames names, SplitMix64 random)
    {
        Region region = Region.Draw(random);
        CompanyBrand brand = names.Brand(region);
        Industry first = random.Pick(Industry.All.AsSpan());
        bool? together = group switch { 0 or 1 => true, 2 => false, _ => null };
        string parent = "parent " + brand.Text;
        AccountSketch holding = Outline(Lifecycle.Holding, first, region, brand.Group, ranks, random);
        sketches.Add(holding with { Id = parent, BuysAsGroup = together });
        for (int number = 0; number < CompaniesPerGroup; number++)
        {
            Industry industry = number == 0 ? first : random.Pick(Industry.All.AsSpan());
            string name = brand.Company(industry, region, random);
            while (sketches.Any(sketch => sketch.Name == name)) name = brand.Company(industry, region, random);
            AccountSketch company = Outline(Lifecycle.Steady, industry, region, name, ranks, random);
            sketches.Add(company with { ParentId = parent, BuysAsGroup = together });
        }
    }

    private static CentreKnowledge Knowledge(Lifecycle lifecycle, int rank, SplitMix64 random) => lifecycle switch
    {
        Lifecycle.Prospect => random.PickWeighted(34, 16, 38, 12, 0),
        Lifecycle.Holding or Lifecycle.Churned => random.PickWeighted(25, 0, 55, 20, 0),
        _ when rank < 40 => random.PickWeighted(0, 0, 12, 60, 28),
        _ when rank < 90 => random.PickWeighted(14, 0, 36, 42, 8),
        _ => random.PickWeighted(38, 0, 47, 12, 3),
    } switch
    {
        0 => CentreKnowledge.NeverMapped,
        1 => CentreKnowledge.NobodyFound,
        2 => CentreKnowledge.Partial,
        3 => CentreKnowledge.Mined,
        _ => CentreKnowledge.Healthy,
    };

    private static List<AccountSketch> Number(List<AccountSketch> sketches, SplitMix64 random)
    {
        int[] numbers = [.. Enumerable.Range(1, sketches.Count)];
        random.Shuffle<int>(numbers);
        Dictionary<string, string> parents = new(StringComparer.Ordinal);
        for (int index = 0; index < sketches.Count; index++)
        {
            string id = string.Create(CultureInfo.InvariantCulture, $"KA-{numbers[index]:0000}");
            if (sketches[index].Id.Length > 0) parents.Add(sketches[index].Id, id);
            sketches[index] = sketches[index] with { Id = id };
        }
        return [.. sketches
            .Select(sketch => sketch.ParentId is { } parent ? sketch with { ParentId = parents[parent] } : sketch)
            .OrderBy(sketch => sketch.Id, StringComparer.Ordinal)];
    }

    /// <summary>Deals the minefields out in turn, so that each lies in several accounts; some accounts have two.</summary>
    private static ImmutableArray<AccountSketch> LayMinefields(List<AccountSketch> sketches)
    {
        SplitMix64 random = SplitMix64.For("minefields");
        int kinds = Enum.GetValues<Minefield>().Length;
        int next = 0;
        for (int index = 0; index < sketches.Count; index++)
        {
            if (sketches[index].Knowledge != CentreKnowledge.Mined) continue;
            Minefield first = (Minefield)(next++ % kinds);
            ImmutableArray<Minefield> laid = random.Chance(250) ? [first, (Minefield)((next + 4) % kinds)] : [first];
            sketches[index] = sketches[index] with { Minefields = laid };
        }
        return [.. sketches];
    }
}
