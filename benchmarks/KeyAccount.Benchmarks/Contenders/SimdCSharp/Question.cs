namespace KeyAccount.Benchmarks.Contenders.SimdCSharp;

/// <summary>What is asked of every contact. "Perhaps" is: unknown facts could make it so.</summary>
internal enum Question
{
    Decides,
    Technical,
    User,
    Coach,
    RoleUnknown,
    CoreLongAgo,
    CorePerhaps,
    NewFace,
    NewFacePerhaps,
    OpponentDecides,
    OpponentPerhaps,
}
