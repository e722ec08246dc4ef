using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>What the indicators need to know of an account's invoices and receipts, gathered in one pass in any order of rows.</summary>
/// <remarks>
/// Between two receipts the open amount of an invoice is constant. So the sum of the open amount over the days of the window is
/// computed per stretch (days × amount), not per day.
/// </remarks>
internal sealed class ReceivablesTally
{
    public static readonly ReceivablesTally Empty = new();

    private ExactTotal _invoiced;
    private ExactTotal _received;
    private ExactTotal _receivedTimesDays;
    private ExactTotal _openTimesDays;
    private ExactTotal _overdueTimesDays;
    private decimal? _largestReceipt;
    private int _invoices;
    private int _disputed;
    private int _receipts;
    private int _settled;
    private int _settledLate;
    private bool _disputeUnknown;
    private bool _receiptsUnknown;
    private bool _openDueDateUnknown;
    private bool _settledDueDateUnknown;

    public decimal? InvoicedAmount => _invoiced.Value;

    public decimal? DisputedRatio => _disputeUnknown ? null : ExactArithmetic.Quotient(_disputed, _invoices);

    public decimal? LargestReceipt => _receiptsUnknown ? null : _largestReceipt;

    public decimal? AverageReceipt => _receiptsUnknown ? null : ExactArithmetic.Quotient(_received.Value, _receipts);

    public decimal? AverageCollectionDays =>
        _receiptsUnknown ? null : ExactArithmetic.Quotient(_receivedTimesDays.Value, _received.Value);

    public decimal? LatePaymentRatio =>
        _receiptsUnknown || _settledDueDateUnknown ? null : ExactArithmetic.Quotient(_settledLate, _settled);

    public decimal? AverageOutstanding(IndicatorWindow window) =>
        _receiptsUnknown ? null : ExactArithmetic.Quotient(_openTimesDays.Value, window.Days);

    public decimal? ArrearsRate(IndicatorWindow window) =>
        _receiptsUnknown || _openDueDateUnknown
            ? null
            : ExactArithmetic.Quotient(ExactArithmetic.Quotient(_overdueTimesDays.Value, window.Days), InvoicedAmount);

    public void Add(Invoice invoice, IndicatorWindow window)
    {
        if (invoice.Date > window.AsOf)
        {
            return;
        }

        if (window.Contains(invoice.Date))
        {
            _invoices++;
            _invoiced.Add(invoice.Amount);
            _disputed += invoice.IsDisputed == true ? 1 : 0;
            _disputeUnknown |= invoice.IsDisputed is null;
        }

        if (invoice.Receipts.IsDefault)
        {
            _receiptsUnknown = true;
        }
        else
        {
            AddReceipts(invoice, InDateOrder(invoice.Receipts), window);
        }
    }

    private static ImmutableArray<Receipt> InDateOrder(ImmutableArray<Receipt> receipts)
    {
        for (int i = 1; i < receipts.Length; i++)
        {
            if (receipts[i].Date < receipts[i - 1].Date)
            {
                return receipts.Sort((x, y) => x.Date.CompareTo(y.Date));
            }
        }

        return receipts;
    }

    private void AddReceipts(Invoice invoice, ImmutableArray<Receipt> receipts, IndicatorWindow window)
    {
        ExactTotal rest = ExactTotal.From(invoice.Amount);
        int openFrom = Math.Max(invoice.Date.DayNumber, window.FirstDayNumber);
        DateOnly? settledOn = null;

        // One round per day with receipts: what counts is the end of the day.
        for (int i = 0; i < receipts.Length && receipts[i].Date <= window.AsOf;)
        {
            DateOnly day = receipts[i].Date;
            AddOpenDays(invoice, rest, openFrom, day.DayNumber - 1);
            openFrom = Math.Max(openFrom, day.DayNumber);

            for (; i < receipts.Length && receipts[i].Date == day; i++)
            {
                rest.Subtract(receipts[i].Amount);
                if (window.Contains(day))
                {
                    AddReceipt(receipts[i], invoice.Date);
                }
            }

            settledOn ??= invoice.Amount > 0 && rest.Value <= 0 ? day : null;
        }

        AddOpenDays(invoice, rest, openFrom, window.AsOf.DayNumber);
        _receiptsUnknown |= rest.Value is null;

        if (settledOn is { } settled && window.Contains(settled))
        {
            _settled++;
            _settledLate += settled > invoice.DueDate ? 1 : 0;
            _settledDueDateUnknown |= invoice.DueDate is null;
        }
    }

    private void AddReceipt(Receipt receipt, DateOnly invoiced)
    {
        _receipts++;
        _received.Add(receipt.Amount);
        _receivedTimesDays.AddProduct(receipt.Amount, receipt.Date.DayNumber - invoiced.DayNumber);
        _largestReceipt = _largestReceipt is { } largest && largest >= receipt.Amount ? largest : receipt.Amount;
    }

    /// <summary>Counts what is left of the invoice as open at the end of each of the days, both included.</summary>
    private void AddOpenDays(Invoice invoice, ExactTotal rest, int fromDay, int toDay)
    {
        // Overpaid, an invoice is closed; and so is a credit that was more than paid out.
        decimal open = rest.Value is { } left && Math.Sign(left) == Math.Sign(invoice.Amount) ? left : 0;
        if (open == 0 || fromDay > toDay)
        {
            return;
        }

        _openTimesDays.AddProduct(open, toDay - fromDay + 1);
        if (open < 0)
        {
            return;
        }

        if (invoice.DueDate is not { } due)
        {
            _openDueDateUnknown = true;
        }
        else if (Math.Max(fromDay, due.DayNumber + 1) is var overdueFrom && overdueFrom <= toDay)
        {
            _overdueTimesDays.AddProduct(open, toDay - overdueFrom + 1);
        }
    }
}
