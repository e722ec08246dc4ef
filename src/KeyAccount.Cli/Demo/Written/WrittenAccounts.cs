using System.Collections.Immutable;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Demo;

/// <summary>The accounts written by hand: each is a story that an account manager has lived through.</summary>
internal static class WrittenAccounts
{
    /// <summary>The brands of the written accounts.</summary>
    public static ImmutableArray<string> Brands { get; } =
        ["霁岚", "峤砺", "Iselcombe", "钧曜", "朔泓", "Drunmoor", "Thaleholt", "Wendgard", "Velklund", "栩楷", "Skarnvane", "璟澜"];

    /// <summary>The accounts, in the order of their stories.</summary>
    public static ImmutableArray<Account> Create() =>
    [
        InstrumentDeal.Create(),
        CuttingMachines.Create(),
        KeyboardForEveryone.Create(),
        BearingSteel.Create(),
        ChampionLeft.Create(),
        LosingElephant.Create(),
        .. GroupBuyingApart.Create(),
        WhoDecides.Create(),
        BlankProspect.Create(),
        SlowPayer.Create(),
        GoneQuiet.Create(),
        ModelAccount.Create(),
    ];
}
