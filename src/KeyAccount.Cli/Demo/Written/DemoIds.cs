namespace KeyAccount.Cli.Demo;

/// <summary>The ids of the written accounts, which documents and commands may refer to.</summary>
internal static class DemoIds
{
    /// <summary>A rookie's instrument deal: one visit, nobody on our side.</summary>
    public const string Instrument = "CASE-1-INSTRUMENT";

    /// <summary>Ten 5 kW cutting machines: warm and large, and beyond what our plant can do.</summary>
    public const string CuttingMachines = "CASE-2-CUTTING-MACHINES";

    /// <summary>A keyboard for everyone: departments nobody worked on.</summary>
    public const string Keyboards = "CASE-3-KEYBOARDS";

    /// <summary>A bearing maker's steel: all done but the signature.</summary>
    public const string BearingSteel = "CASE-4-BEARING-STEEL";

    /// <summary>A platinum account whose champion left.</summary>
    public const string ChampionLeft = "CASE-5-CHAMPION-LEFT";

    /// <summary>A large account that loses money.</summary>
    public const string Elephant = "CASE-6-ELEPHANT";

    /// <summary>The holding of a group whose companies buy apart.</summary>
    public const string Group = "CASE-7-GROUP";

    /// <summary>The group's pump maker.</summary>
    public const string GroupPumps = "CASE-7-GROUP-PUMPS";

    /// <summary>The group's valve maker.</summary>
    public const string GroupValves = "CASE-7-GROUP-VALVES";

    /// <summary>The group's service company.</summary>
    public const string GroupService = "CASE-7-GROUP-SERVICE";

    /// <summary>A warm deal, and nobody knows who decides.</summary>
    public const string WhoDecides = "CASE-8-WHO-DECIDES";

    /// <summary>A prospect of which almost nothing is known.</summary>
    public const string BlankProspect = "CASE-9-BLANK-PROSPECT";

    /// <summary>A steady small account that pays late.</summary>
    public const string SlowPayer = "CASE-10-SLOW-PAYER";

    /// <summary>A top account that has not ordered for 140 days.</summary>
    public const string GoneQuiet = "CASE-11-GONE-QUIET";

    /// <summary>A model account.</summary>
    public const string Model = "CASE-12-MODEL";
}
