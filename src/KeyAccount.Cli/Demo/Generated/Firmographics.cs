using KeyAccount.Scoring;

namespace KeyAccount.Cli.Demo;

/// <summary>Draws what is known of a company itself: the better we know its people, the more.</summary>
internal static class Firmographics
{
    /// <summary>Draws the profile.</summary>
    public static CompanyProfile Draw(AccountSketch sketch)
    {
        SplitMix64 random = SplitMix64.For(sketch.Id + "/company");
        decimal annualSales = Math.Max(2_000_000, Rounded(sketch.AnnualRevenue / random.Between(0.003m, 0.05m)));
        double employees = (double)Math.Max(5, decimal.Round(annualSales / random.Between(500_000m, 1_400_000m)));
        decimal capital = Math.Max(500_000, Rounded(annualSales * random.Between(0.04m, 0.2m)));
        bool listed = sketch.IsLarge && random.Chance(250);
        int known = sketch.Knowledge switch
        {
            CentreKnowledge.Healthy => 970,
            CentreKnowledge.Mined => 850,
            CentreKnowledge.Partial => 650,
            _ => sketch.Lifecycle == Lifecycle.Prospect ? 250 : 450,
        };
        bool sizeKnown = random.Chance(known);
        return new CompanyProfile
        {
            Industry = random.Chance(known + 200) ? sketch.Industry.Name : null,
            Region = random.Chance(known + 300) ? sketch.Region.Name : null,
            EnterpriseSize = sizeKnown ? SizeOf(employees) : null,
            Employees = sizeKnown && random.Chance(800) ? employees : null,
            AnnualSales = random.Chance(known - 150) ? annualSales : null,
            RegisteredCapital = random.Chance(known - 200) ? capital : null,
            IsListed = random.Chance(known) ? listed : null,
        };
    }

    /// <summary>The size class by number of employees, as the Chinese statistics draw the line for industry.</summary>
    public static EnterpriseSize SizeOf(double employees) => employees switch
    {
        < 20 => EnterpriseSize.Micro,
        < 300 => EnterpriseSize.Small,
        < 1000 => EnterpriseSize.Medium,
        _ => EnterpriseSize.Large,
    };

    private static decimal Rounded(decimal amount)
    {
        decimal step = amount switch
        {
            >= 1_000_000_000 => 50_000_000,
            >= 100_000_000 => 5_000_000,
            >= 10_000_000 => 500_000,
            _ => 100_000,
        };
        return decimal.Round(amount / step) * step;
    }
}
