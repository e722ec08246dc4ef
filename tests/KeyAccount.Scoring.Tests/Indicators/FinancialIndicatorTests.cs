namespace KeyAccount.Scoring.Tests.Indicators;

public sealed class FinancialIndicatorTests
{
    [Fact]
    public void A_ledger_worked_out_by_hand()
    {
        // Ten days, numbered 9 (first) to 0 (as-of).
        AccountIndicators actual = Given.OfInvoices(
            Given.TenDays,
            // Open at 1000 on days 8-5, at 600 on days 4-1; due at the end of day 3, so 600 are in arrears on days 2-1; settled late on day 0.
            Given.Invoice(8, 1000, 3, Given.Receipt(0, 600), Given.Receipt(4, 400)) with { IsDisputed = true },
            // From before the window and due long ago: open at 50 on days 9-7, all in arrears; settled late on day 6.
            Given.Invoice(20, 50, 15, Given.Receipt(6, 50)),
            // Paid on the due date: open at 200 on days 6-5.
            Given.Invoice(6, 200, 4, Given.Receipt(4, 200)) with { IsDisputed = false },
            // Never paid, not yet due: open at 10 on day 0.
            Given.Invoice(0, 10, 0) with { IsDisputed = false });

        Assert.Equal(1210, actual.InvoicedAmount);
        Assert.Equal(600, actual.LargestReceipt);
        Assert.Equal(1250 / 4.0, actual.AverageReceipt);
        Assert.Equal((600 * 8 + 400 * 4 + 50 * 14 + 200 * 2) / 1250.0, actual.AverageCollectionDays);
        // 50 are open at the end of days 9, 8 and 7.
        Assert.Equal((4 * 1000 + 4 * 600 + 3 * 50 + 2 * 200 + 10) / 10.0, actual.AverageOutstanding);
        Assert.Equal((2 * 600 + 3 * 50) / 10.0 / 1210, actual.ArrearsRate!.Value, 15);
        Assert.Equal(2 / 3.0, actual.LatePaymentRatio!.Value, 15);
        Assert.Equal(1 / 3.0, actual.DisputedRatio!.Value, 15);
    }

    [Fact]
    public void An_empty_ledger_is_known_to_hold_nothing() => Assert.Equal(
        AccountIndicators.Unknown with { InvoicedAmount = 0, AverageOutstanding = 0 }, Given.OfInvoices(Given.TenDays));

    [Fact]
    public void Rows_after_the_as_of_date_leave_no_trace()
    {
        Assert.Equal(Given.OfInvoices(Given.TenDays), Given.OfInvoices(Given.TenDays, Given.Invoice(-1, 100, -2, Given.Receipt(1, 100))));
        Assert.Equal(
            Given.OfInvoices(Given.TenDays, Given.Invoice(5, 100, 3)),
            Given.OfInvoices(Given.TenDays, Given.Invoice(5, 100, 3, Given.Receipt(-1, 100))));
    }

    [Theory]
    [InlineData(9, 100.0, 10.0)] // the first day of the window: open on all ten days
    [InlineData(10, 0.0, 10.0)] // a day earlier: not invoiced in the window, and just as open
    [InlineData(0, 100.0, 1.0)]
    public void An_unpaid_invoice_is_open_from_its_date_to_the_as_of_date(int daysAgo, double invoiced, double daysOpen)
    {
        AccountIndicators actual = Given.OfInvoices(Given.TenDays, Given.Invoice(daysAgo, 100, -30));

        Assert.Equal(invoiced, actual.InvoicedAmount);
        Assert.Equal(100 * daysOpen / 10, actual.AverageOutstanding);
    }

    [Fact]
    public void An_invoice_paid_on_its_date_is_never_open_at_the_end_of_a_day() =>
        Assert.Equal(0, Given.OfInvoices(Given.TenDays, Given.Invoice(5, 100, 5, Given.Receipt(5, 100))).AverageOutstanding);

    [Fact]
    public void A_prepayment_lowers_what_is_open_from_the_start_and_counts_negative_days()
    {
        AccountIndicators actual = Given.OfInvoices(Given.TenDays, Given.Invoice(4, 100, 0, Given.Receipt(6, 30)));

        Assert.Equal(70 * 5 / 10.0, actual.AverageOutstanding);
        Assert.Equal(-2, actual.AverageCollectionDays);
    }

    [Fact]
    public void Overpaying_one_invoice_does_not_close_another()
    {
        AccountIndicators actual = Given.OfInvoices(
            Given.TenDays, Given.Invoice(9, 100, -9, Given.Receipt(9, 150)), Given.Invoice(9, 100, -9));

        Assert.Equal(100, actual.AverageOutstanding);
    }

    [Fact]
    public void A_credit_lowers_what_is_outstanding_but_is_never_in_arrears_nor_settled()
    {
        AccountIndicators actual = Given.OfInvoices(
            Given.TenDays, Given.Invoice(9, 100, 10), Given.Invoice(9, -40, null, Given.Receipt(4, -40)));

        Assert.Equal((10 * 100 - 5 * 40) / 10.0, actual.AverageOutstanding);
        Assert.Equal(60, actual.InvoicedAmount);
        Assert.Equal(100 / 60.0, actual.ArrearsRate!.Value, 15);
        Assert.Null(actual.LatePaymentRatio);
    }

    [Theory]
    [InlineData(4, 0.0)] // on the due date
    [InlineData(3, 1.0)] // one day late
    [InlineData(9, 0.0)]
    public void Late_is_after_the_due_date(int paidDaysAgo, double expected) => Assert.Equal(
        expected, Given.OfInvoices(Given.TenDays, Given.Invoice(20, 100, 4, Given.Receipt(paidDaysAgo, 100))).LatePaymentRatio);

    [Fact]
    public void Only_what_is_past_due_at_the_end_of_the_day_is_in_arrears()
    {
        Assert.Equal(0, Given.OfInvoices(Given.TenDays, Given.Invoice(9, 100, 0)).ArrearsRate);
        Assert.Equal(0.1, Given.OfInvoices(Given.TenDays, Given.Invoice(9, 100, 1)).ArrearsRate);
        Assert.Equal(0, Given.OfInvoices(Given.TenDays, Given.Invoice(9, 100, 1, Given.Receipt(0, 100))).ArrearsRate);
    }

    [Fact]
    public void An_invoice_is_settled_on_the_day_on_which_receipts_first_reach_its_amount()
    {
        Receipt[] parts = [Given.Receipt(2, 40), Given.Receipt(12, 30), Given.Receipt(5, 30)];

        Assert.Equal(1, Given.OfInvoices(Given.TenDays, Given.Invoice(20, 100, 3, parts)).LatePaymentRatio);
        Assert.Equal(0, Given.OfInvoices(Given.TenDays, Given.Invoice(20, 60, 5, parts)).LatePaymentRatio);
        Assert.Null(Given.OfInvoices(Given.TenDays, Given.Invoice(20, 30, 15, parts)).LatePaymentRatio); // before the window
        Assert.Null(Given.OfInvoices(Given.TenDays, Given.Invoice(20, 101, 3, parts)).LatePaymentRatio); // not yet
    }

    [Fact]
    public void Unknown_receipts_of_any_invoice_leave_only_what_was_invoiced()
    {
        Invoice unknown = Given.Invoice(500, 100, 450) with { Receipts = default };
        Invoice paid = Given.Invoice(5, 70, 3, Given.Receipt(3, 70)) with { IsDisputed = false };

        Assert.Equal(
            AccountIndicators.Unknown with { InvoicedAmount = 70, DisputedRatio = 0 }, Given.OfInvoices(Given.TenDays, unknown, paid));
        Assert.Equal(
            Given.OfInvoices(Given.TenDays, paid),
            Given.OfInvoices(Given.TenDays, unknown with { Date = Given.DaysAgo(-1) }, paid));
    }

    [Fact]
    public void An_unknown_due_date_matters_where_it_could_make_a_difference()
    {
        AccountIndicators open = Given.OfInvoices(Given.TenDays, Given.Invoice(5, 100, null));
        Assert.Null(open.ArrearsRate);
        Assert.Equal(60, open.AverageOutstanding);

        AccountIndicators settled = Given.OfInvoices(
            Given.TenDays, Given.Invoice(5, 100, null, Given.Receipt(5, 100)), Given.Invoice(9, 100, 2, Given.Receipt(3, 100)));
        Assert.Equal(0, settled.ArrearsRate);
        Assert.Null(settled.LatePaymentRatio);

        AccountIndicators longAgo = Given.OfInvoices(
            Given.TenDays, Given.Invoice(50, 100, null, Given.Receipt(20, 100)), Given.Invoice(9, 100, 2, Given.Receipt(3, 100)));
        Assert.Equal(0, longAgo.ArrearsRate);
        Assert.Equal(0, longAgo.LatePaymentRatio);
    }

    [Fact]
    public void An_unknown_dispute_matters_inside_the_window_only()
    {
        Invoice disputed = Given.Invoice(5, 100, 3) with { IsDisputed = true };

        Assert.Null(Given.OfInvoices(Given.TenDays, disputed, Given.Invoice(5, 100, 3)).DisputedRatio);
        Assert.Equal(1, Given.OfInvoices(Given.TenDays, disputed, Given.Invoice(10, 100, 3)).DisputedRatio);
    }

    [Fact]
    public void Receipts_too_large_for_a_decimal_are_unknown_and_stop_nothing()
    {
        AccountIndicators actual = Given.OfInvoices(
            Given.TenDays, Given.Invoice(5, -decimal.MaxValue, 3, Given.Receipt(5, 1), Given.Receipt(4, decimal.MaxValue)));

        Assert.Equal((double)-decimal.MaxValue, actual.InvoicedAmount);
        Assert.Null(actual.AverageOutstanding);
    }
}
