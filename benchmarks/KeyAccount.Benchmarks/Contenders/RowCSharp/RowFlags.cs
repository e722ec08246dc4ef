using KeyAccount.Benchmarks.Workload;

namespace KeyAccount.Benchmarks.Contenders.RowCSharp;

/// <summary>The eight flags by hand, in one walk over the contacts.</summary>
internal static class RowFlags
{
    public const int UnknownDecisionMaker = 1;
    public const int UnknownTechnical = 2;
    public const int UnknownUser = 4;
    public const int NoCoach = 8;
    public const int CoreBuyer = 16;
    public const int NewFace = 32;
    public const int OpponentDecides = 64;
    public const int Complaints = 128;

    public static (int Raised, int Undetermined) Find(AccountRow a)
    {
        // "There is one" and "there may be one", per flag.
        var (proven, possible) = (0, 0);
        foreach (var contact in a.Contacts)
        {
            switch (contact.Role)
            {
                case Role.DecisionMaker:
                    proven |= UnknownDecisionMaker;
                    break;
                case Role.Technical:
                    proven |= UnknownTechnical;
                    break;
                case Role.User:
                    proven |= UnknownUser;
                    break;
                case Role.Coach:
                    proven |= NoCoach;
                    break;
                case null:
                    possible |= UnknownDecisionMaker | UnknownTechnical | UnknownUser | NoCoach;
                    break;
            }

            if (contact.Influence >= 0.3)
            {
                if (contact.LastInterviewDays is null) possible |= CoreBuyer;
                else if (contact.LastInterviewDays > 180) proven |= CoreBuyer;
            }

            if (contact.IsNew)
            {
                if (contact.Stance is null) possible |= NewFace;
                else if (contact.Stance != Stance.Supporter) proven |= NewFace;
            }

            if (contact.Role is null or Role.DecisionMaker && contact.Stance is null or Stance.Opponent)
            {
                if (contact.Role is null || contact.Stance is null) possible |= OpponentDecides;
                else proven |= OpponentDecides;
            }
        }

        if (a.ComplaintRatio is null) possible |= Complaints;
        else if (a.ComplaintRatio > 0.08) proven |= Complaints;

        const int Missing = UnknownDecisionMaker | UnknownTechnical | UnknownUser | NoCoach;
        var undetermined = possible & ~proven;
        var raised = (proven & ~Missing) | (~proven & ~possible & Missing);
        return (raised, undetermined);
    }
}
