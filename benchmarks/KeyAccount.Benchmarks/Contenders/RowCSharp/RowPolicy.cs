using KeyAccount.Benchmarks.Workload;

namespace KeyAccount.Benchmarks.Contenders.RowCSharp;

/// <summary>The standard policy by hand: straightforward C#, no tricks, nothing allocated.</summary>
internal static class RowPolicy
{
    public static Outcome Decide(AccountRow a)
    {
        var sums = Add(a);
        var score = sums.Score;
        var (low, high) = (sums.Low, sums.High);
        var grade = score < 0 ? (sbyte)-1 : Grade(score);
        var best = Grade(high);
        var (raised, undetermined) = RowFlags.Find(a);
        return new Outcome
        {
            Score = score,
            Coverage = sums.Coverage,
            Low = low,
            High = high,
            Grade = grade,
            GradeBest = best,
            GradeWorst = Grade(low),
            Card = Card(a, grade),
            Raised = (byte)raised,
            Undetermined = (byte)undetermined,
            NextAction = Action(a, raised, grade, best),
        };
    }

    private static Sums Add(AccountRow a)
    {
        var sums = new Sums();
        if (a.Revenue is { } revenue) sums.Known(17, revenue >= 5_000_000 ? 100 : revenue >= 1_000_000 ? 80 : revenue >= 200_000 ? 55 : revenue >= 20_000 ? 30 : 5);
        else sums.Required(17, 5, 100);
        if (a.GrossMargin is { } margin) sums.Known(12, margin >= 0.4 ? 100 : margin >= 0.25 ? 75 : margin >= 0.1 ? 40 : 0);
        else sums.Neutral(12, 0, 100);
        if (a.OrderCount is { } orders) sums.Known(7, orders >= 50 ? 100 : orders >= 20 ? 80 : orders >= 5 ? 50 : orders >= 1 ? 25 : 0);
        else sums.Neutral(7, 0, 100);
        if (a.TenureDays is { } tenure) sums.Known(5, tenure >= 1825 ? 100 : tenure >= 730 ? 70 : tenure >= 180 ? 45 : 20);
        else sums.Given(5, 30, 20, 100);
        if (a.DaysSinceOrder is { } quiet) sums.Known(8, quiet <= 30 ? 100 : quiet <= 90 ? 75 : quiet <= 180 ? 45 : quiet <= 365 ? 20 : 0);
        else sums.Given(8, 0, 0, 100);
        if (a.RevenueTrend is { } trend) sums.Known(9, trend >= 0.2 ? 100 : trend >= 0.05 ? 75 : trend >= -0.05 ? 55 : trend >= -0.2 ? 25 : 0);
        else sums.Neutral(9, 0, 100);
        if (a.LatePaymentRatio is { } late) sums.Known(7, late <= 0.05 ? 100 : late <= 0.2 ? 70 : late <= 0.5 ? 30 : 0);
        else sums.Neutral(7, 0, 100);
        if (a.ArrearsRate is { } arrears) sums.Known(6, arrears <= 0.01 ? 100 : arrears <= 0.05 ? 65 : arrears <= 0.15 ? 25 : 5);
        else sums.Given(6, 5, 5, 100);
        if (a.WalletShare is { } share) sums.Known(8, share >= 0.6 ? 70 : share >= 0.3 ? 100 : share >= 0.1 ? 60 : 35);
        else sums.Neutral(8, 35, 100);
        if (a.AnnualSales is { } sales) sums.Known(9, sales >= 100_000_000 ? 100 : sales >= 20_000_000 ? 80 : sales >= 5_000_000 ? 55 : sales >= 500_000 ? 30 : 10);
        else sums.Given(9, 40, 10, 100);
        if (a.Employees is { } employees) sums.Known(4, employees >= 5000 ? 100 : employees >= 1000 ? 80 : employees >= 200 ? 55 : employees >= 20 ? 30 : 10);
        else sums.Given(4, 35, 10, 100);
        if (a.Satisfaction is { } satisfaction) sums.Known(8, satisfaction >= 85 ? 100 : satisfaction >= 70 ? 75 : satisfaction >= 50 ? 40 : 0);
        else sums.Neutral(8, 0, 100);
        return sums;
    }

    private static sbyte Grade(int hundredths) => (sbyte)(hundredths >= 7000 ? 0 : hundredths >= 5500 ? 1 : hundredths >= 4000 ? 2 : 3);

    private static sbyte Card(AccountRow a, sbyte grade)
    {
        if (grade == 0 && a.CumulativeContracts >= 1_000_000) return 0;
        if (grade is 0 or 1 && (a.Listed || a.ReturnRate < 0.05)) return 1;
        if (grade is >= 0 and < 3 && a.Region is Region.North or Region.East && a.Industry is Industry.Energy or Industry.Steel or Industry.Machinery) return 2;
        return 3;
    }

    private static sbyte Action(AccountRow a, int raised, sbyte grade, sbyte best)
    {
        if ((raised & RowFlags.Complaints) != 0) return 0;
        if ((raised & RowFlags.OpponentDecides) != 0 && a.Stage is Stage.Bidding or Stage.Negotiating) return 1;
        if ((raised & RowFlags.UnknownDecisionMaker) != 0 && a.Stage is Stage.Contacted or Stage.Designing or Stage.Bidding or Stage.Negotiating) return 2;
        if ((raised & RowFlags.UnknownTechnical) != 0 && a.Stage is Stage.Designing or Stage.Bidding) return 3;
        if ((raised & RowFlags.UnknownUser) != 0 && a.Stage == Stage.Contacted) return 4;
        if ((raised & RowFlags.NoCoach) != 0 && grade is 0 or 1 && a.Stage != Stage.Delivering) return 5;
        if ((raised & RowFlags.CoreBuyer) != 0) return 6;
        if ((raised & RowFlags.NewFace) != 0) return 7;
        if ((grade == 0 || best == 0) && a.DaysSinceContact > 30) return 8;
        if (grade is >= 0 and < 3 && (a.DaysSinceContact is null || a.DaysSinceContact > 60)) return 9;
        return -1;
    }

    /// <summary>The sums of a score. Weights add up to 100.</summary>
    private struct Sums
    {
        private int _points;
        private int _weight;
        private int _known;
        private int _low;
        private int _high;
        private bool _withheld;

        public readonly int Score => _withheld || _weight == 0 ? -1 : ((200 * _points) + _weight) / (2 * _weight);

        public readonly int Coverage => _known * 100;

        public readonly int Low => _low;

        public readonly int High => _high;

        public void Known(int weight, int points)
        {
            _points += weight * points;
            _weight += weight;
            _known += weight;
            _low += weight * points;
            _high += weight * points;
        }

        public void Neutral(int weight, int fewest, int most)
        {
            _low += weight * fewest;
            _high += weight * most;
        }

        public void Given(int weight, int points, int fewest, int most)
        {
            _points += weight * points;
            _weight += weight;
            _low += weight * fewest;
            _high += weight * most;
        }

        public void Required(int weight, int fewest, int most)
        {
            Neutral(weight, fewest, most);
            _withheld = true;
        }
    }
}
