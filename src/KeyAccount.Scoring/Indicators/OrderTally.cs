namespace KeyAccount.Scoring;

/// <summary>What the indicators need to know of an account's orders and returns, gathered in one pass in any order of rows.</summary>
internal sealed class OrderTally
{
    public static readonly OrderTally Empty = new();

    private ExactTotal _gross;
    private ExactTotal _returned;
    private ExactTotal _cost;
    private ExactTotal _previousRevenue;
    private bool _costUnknown;
    private decimal? _largest;
    private DateOnly? _firstEver;
    private DateOnly? _lastEver;

    // One bit per day of the window, set on the days with an order.
    private ulong[]? _orderDays;
    private int _distinctDays;
    private int _youngestAge;
    private int _oldestAge;

    public int OrderCount { get; private set; }

    public int ReturnCount { get; private set; }

    public decimal? GrossRevenue => _gross.Value;

    public decimal? ReturnAmount => _returned.Value;

    public decimal? Revenue => ExactArithmetic.Difference(GrossRevenue, ReturnAmount);

    public decimal? Profit => _costUnknown ? null : ExactArithmetic.Difference(Revenue, _cost.Value);

    public decimal? LargestOrder => _largest;

    /// <summary>Revenue of the window / revenue of the window before, minus 1.</summary>
    public decimal? RevenueTrend =>
        ExactArithmetic.Difference(ExactArithmetic.Quotient(Revenue, _previousRevenue.Value), 1m);

    /// <summary>The gaps between consecutive dates add up to the distance from the first to the last.</summary>
    public decimal? AverageInterval => ExactArithmetic.Quotient(_oldestAge - _youngestAge, Math.Max(0, _distinctDays - 1));

    public int? Tenure(IndicatorWindow window) => _firstEver is { } first ? window.Age(first) : null;

    public int? DaysSinceLast(IndicatorWindow window) => _lastEver is { } last ? window.Age(last) : null;

    public void Add(in Order row, IndicatorWindow window)
    {
        if (row.Date > window.AsOf)
        {
            return;
        }

        bool isOrder = row.Kind == OrderKind.Order;
        if (isOrder)
        {
            _firstEver = _firstEver is { } first && first <= row.Date ? first : row.Date;
            _lastEver = _lastEver is { } last && last >= row.Date ? last : row.Date;
        }

        if (window.Contains(row.Date))
        {
            AddInside(row, isOrder, window);
        }
        else if (window.PreviousContains(row.Date))
        {
            _previousRevenue.Add(isOrder ? row.Amount : -row.Amount);
        }
    }

    private void AddInside(in Order row, bool isOrder, IndicatorWindow window)
    {
        if (row.Cost is { } cost)
        {
            _cost.Add(isOrder ? cost : -cost);
        }
        else
        {
            _costUnknown = true;
        }

        if (!isOrder)
        {
            ReturnCount++;
            _returned.Add(row.Amount);
            return;
        }

        OrderCount++;
        _gross.Add(row.Amount);
        _largest = _largest is { } largest && largest >= row.Amount ? largest : row.Amount;
        MarkDay(window.Age(row.Date), window.Days);
    }

    private void MarkDay(int age, int days)
    {
        _orderDays ??= new ulong[(days + 63) / 64];
        ref ulong word = ref _orderDays[age / 64];
        ulong bit = 1UL << (age % 64);
        if ((word & bit) != 0)
        {
            return;
        }

        word |= bit;
        _youngestAge = _distinctDays == 0 ? age : Math.Min(_youngestAge, age);
        _oldestAge = _distinctDays == 0 ? age : Math.Max(_oldestAge, age);
        _distinctDays++;
    }
}
