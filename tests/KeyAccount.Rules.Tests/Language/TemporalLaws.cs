using FsCheck.Fluent;
using KeyAccount.Rules.Expressions;
using KeyAccount.Rules.Tests.Analysis;

namespace KeyAccount.Rules.Tests.Language;

/// <summary>What holds for all dates, times and durations.</summary>
public sealed class TemporalLaws
{
    [Fact]
    public void A_text_reads_back_as_the_very_same_value() =>
        AnalysisLaws.Hold(TemporalSamples.All, value => TemporalOrder.AreSame(TemporalText.Parse(TemporalText.Of(value)), value));

    [Fact]
    public void Texts_of_any_kind_give_null_or_a_value_that_reads_back() =>
        AnalysisLaws.Hold(TemporalSamples.Garbage, text =>
            TemporalText.Parse(text) is var value && (value.IsNull || TemporalOrder.AreSame(TemporalText.Parse(TemporalText.Of(value)), value)));

    [Fact]
    public void Some_garbage_is_read_and_some_is_not() =>
        Assert.Equal(2, TemporalSamples.Garbage.Sample(500).Select(text => TemporalText.Parse(text).IsNull).Distinct().Count());

    [Fact]
    public void What_lies_between_two_dates_leads_from_one_to_the_other() =>
        AnalysisLaws.Hold(TemporalSamples.Dates, TemporalSamples.Dates, LeadsOn);

    [Fact]
    public void What_lies_between_two_moments_leads_from_one_to_the_other() =>
        AnalysisLaws.Hold(TemporalSamples.Moments, TemporalSamples.Moments, (a, b) =>
            a.Time.Zone is null != b.Time.Zone is null
                ? TemporalArithmetic.Subtract(b, a).IsNull
                : TemporalArithmetic.Add(a, TemporalArithmetic.Subtract(b, a)) is var sum && (sum.IsNull ? IsAtAnEnd(b) : TemporalOrder.Compare(sum, b) == 0));

    [Fact]
    public void Whole_months_lead_to_the_day_or_stop_less_than_a_month_before_it() =>
        AnalysisLaws.Hold(TemporalSamples.Dates, TemporalSamples.Dates, (a, b) =>
        {
            if (a.DayNumber > b.DayNumber) (a, b) = (b, a);
            var months = FeelMonthsDuration.Between(a, b);
            return a.AddMonths(months.Total)!.DayNumber is var reached && reached <= b.DayNumber && b.DayNumber - reached <= 31
                && (a.AddMonths(months.Total + 1) is not { } beyond || beyond.DayNumber >= b.DayNumber);
        });

    [Fact]
    public void Order_and_equality_do_not_depend_on_which_side_a_value_stands() =>
        AnalysisLaws.Hold(TemporalSamples.All, TemporalSamples.All, (a, b) =>
            TemporalOrder.Compare(a, b) is var order && TemporalOrder.Compare(b, a) == (order is null ? null : -order)
            && TemporalOrder.AreEqual(a, b) == TemporalOrder.AreEqual(b, a)
            && TemporalOrder.AreEqual(a, a) == true && TemporalOrder.Compare(a, a) == 0);

    [Fact]
    public void A_duration_times_a_number_is_the_duration_so_many_times() =>
        AnalysisLaws.Hold(TemporalSamples.DaysDurations, Gen.Choose(1, 20), (duration, times) =>
        {
            FeelValue sum = duration;
            for (var i = 1; i < times; i++) sum = TemporalArithmetic.Add(sum, duration);
            var product = TemporalArithmetic.Multiply(duration, FeelValue.Of((double)times));
            return product.IsNull ? sum.IsNull
                : TemporalOrder.AreSame(product, sum) && TemporalOrder.AreSame(TemporalArithmetic.Divide(product, FeelValue.Of((double)times)), duration);
        });

    [Fact]
    public void The_parts_of_a_duration_make_it_up() =>
        AnalysisLaws.Hold(TemporalSamples.DaysDurations, d =>
            ((((((((Int128)d.Days * 24) + d.Hours) * 60) + d.Minutes) * 60) + d.Seconds) * FeelZone.NanosecondsPerSecond) + d.Fraction == d.Nanoseconds);

    [Fact]
    public void Arithmetic_gives_a_value_or_null_for_any_two_values() =>
        AnalysisLaws.Hold(TemporalSamples.Anything, TemporalSamples.Anything, (a, b) => new[]
        {
            TemporalArithmetic.Add(a, b), TemporalArithmetic.Subtract(a, b), TemporalArithmetic.Multiply(a, b), TemporalArithmetic.Divide(a, b),
            TemporalArithmetic.Negate(a), TemporalArithmetic.Abs(a),
        }.All(IsSound));

    [Fact]
    public void Functions_give_a_value_or_null_for_any_arguments()
    {
        var functions = TemporalConstructors.Forms.Concat(TemporalFunctions.Forms).Select(form => FunctionLibrary.Find(form.Name)!).Distinct().ToArray();
        AnalysisLaws.Hold(TemporalSamples.Anything.ListOf(4), Gen.Choose(0, 4), (values, count) =>
            functions.All(function => IsSound(BuiltInCall.Invoke(function, null, [.. values.Take(count)], new FeelRun(PolicyLimits.Default with { MaxWorkPerRow = 100 })))));
    }

    private static bool LeadsOn(FeelDate a, FeelDate b) =>
        TemporalArithmetic.Subtract(b, a) is FeelDaysDuration between && TemporalOrder.AreSame(TemporalArithmetic.Add(a, between), b);

    /// <summary>Whether another zone's clocks would show a day beyond the years that there are.</summary>
    private static bool IsAtAnEnd(FeelDateTime moment) => moment.Date.AddDays(-1) is null || moment.Date.AddDays(1) is null;

    /// <summary>Whether a value is within its bounds, so that it reads back.</summary>
    private static bool IsSound(FeelValue value) =>
        value is not (FeelDate or FeelTime or FeelDateTime or FeelDaysDuration or FeelMonthsDuration)
        || TemporalOrder.AreSame(TemporalText.Parse(TemporalText.Of(value)), value);
}
