namespace KeyAccount.Cli.Demo;

/// <summary>The minefields that the demo lays, each in a few accounts.</summary>
internal enum Minefield
{
    /// <summary>Nobody is known who gives the last approval.</summary>
    UnknownDecisionMaker,

    /// <summary>Nobody is known who judges the technique.</summary>
    UnknownTechnical,

    /// <summary>No user is known.</summary>
    UnknownUser,

    /// <summary>No coach.</summary>
    NoCoach,

    /// <summary>A core buyer was never interviewed, or not since the deal began.</summary>
    UninterviewedBuyer,

    /// <summary>A new person in the core circle, whom nobody followed up.</summary>
    NewFace,

    /// <summary>A core buyer's role changed, and nobody followed it up.</summary>
    RoleChanged,

    /// <summary>A reorganisation after the map was confirmed.</summary>
    Reorganised,

    /// <summary>Two decision makers, or one that is only assumed.</summary>
    DecisionPowerUnclear,

    /// <summary>The decision maker was never met, and the deal is past its early stages.</summary>
    DecisionMakerNotMet,

    /// <summary>An opponent with a veto, with the decision, or with more weight than our supporters.</summary>
    Opposed,

    /// <summary>All contact runs through one person.</summary>
    SingleThreaded,

    /// <summary>All we know rests on one person's word.</summary>
    SingleSource,

    /// <summary>The map is old.</summary>
    StaleMap,
}
