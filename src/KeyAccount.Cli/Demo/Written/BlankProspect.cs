using KeyAccount.Scoring;

namespace KeyAccount.Cli.Demo;

/// <summary>A prospect with almost nothing known: a name from a trade fair's list of exhibitors and the region it came from. All else is
/// unknown.</summary>
internal static class BlankProspect
{
    public static Account Create() => new()
    {
        Id = DemoIds.BlankProspect,
        Name = "Velklund Marine Engines AS",
        Owner = "Tobias Wrenfield",
        Company = new CompanyProfile { Region = Region.Nordics.Name },
    };
}
