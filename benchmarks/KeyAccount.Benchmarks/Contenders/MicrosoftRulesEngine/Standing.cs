using KeyAccount.Benchmarks.Contenders.RowCSharp;

namespace KeyAccount.Benchmarks.Contenders.MicrosoftRulesEngine;

/// <summary>What the host has found out about an account so far: an input of the later workflows.</summary>
public sealed class Standing
{
    private static readonly string[] Grades = ["A", "B", "C", "D"];

    public double? Score { get; set; }

    public double Low { get; set; }

    public double High { get; set; }

    public string? Grade { get; set; }

    public string? GradeBest { get; set; }

    public bool UnknownDecisionMaker { get; set; }

    public bool UnknownTechnical { get; set; }

    public bool UnknownUser { get; set; }

    public bool NoCoach { get; set; }

    public bool CoreBuyer { get; set; }

    public bool NewFace { get; set; }

    public bool OpponentDecides { get; set; }

    public bool Complaints { get; set; }

    internal void Tell(int grade, int best, int raised)
    {
        Grade = grade < 0 ? null : Grades[grade];
        GradeBest = Grades[best];
        UnknownDecisionMaker = (raised & RowFlags.UnknownDecisionMaker) != 0;
        UnknownTechnical = (raised & RowFlags.UnknownTechnical) != 0;
        UnknownUser = (raised & RowFlags.UnknownUser) != 0;
        NoCoach = (raised & RowFlags.NoCoach) != 0;
        CoreBuyer = (raised & RowFlags.CoreBuyer) != 0;
        NewFace = (raised & RowFlags.NewFace) != 0;
        OpponentDecides = (raised & RowFlags.OpponentDecides) != 0;
        Complaints = (raised & RowFlags.Complaints) != 0;
    }
}
