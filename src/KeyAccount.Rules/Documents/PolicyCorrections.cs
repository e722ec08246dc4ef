using System.Collections.Immutable;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Expressions;
using KeyAccount.Rules.Planning;

namespace KeyAccount.Rules.Documents;

/// <content>What changes the score of a scorecard after its weighted mean: adjustments, caps, knock-outs.</content>
internal sealed partial class PolicyReader
{
    private sealed record Corrections(ImmutableArray<Adjustment> Adjustments, ImmutableArray<ScoreCap> Caps, ImmutableArray<KnockOut> KnockOuts);

    private Corrections ReadCorrections(ObjectReader card, string name, int decimals, PolicyPart part, ImmutableDictionary<string, LocalizedText> reasons)
    {
        var seen = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        return new Corrections(
            [.. Each("adjustments", "adjustment").Select(a => ReadAdjustment(a.Id, a.Reader, decimals, part, reasons))],
            [.. Each("caps", "cap").Select(c => ReadCap(c.Id, c.Reader, decimals, part, reasons))],
            [.. Each("knock_outs", "knock-out").Select(k => ReadKnockOut(k.Id, k.Reader, part, reasons))]);

        IEnumerable<(string Id, ObjectReader Reader)> Each(string section, string what)
        {
            foreach (var item in card.Objects(section, what))
            {
                var reader = new ObjectReader(item, $"{what} of \"{name}\"", _source, _diagnostics);
                yield return (ReadId(reader, what, seen)?.Value ?? "", reader);
                reader.Done();
            }
        }
    }

    private Adjustment ReadAdjustment(string id, ObjectReader reader, int decimals, PolicyPart part, ImmutableDictionary<string, LocalizedText> reasons)
    {
        var title = ReadText(reader, "title", plain: true);
        var reason = ReadReason(reader, reasons);
        var points = reader.RequiredNumber("points", NumberRange.Adjustment);
        CheckAsFine(reader, "points", points, decimals);
        if (points == 0) reader.Report(DiagnosticCatalog.AddsNothing, reader.SpanOf("points"), reader.What, "it has 0 points");
        var isStepwise = reader.Has("of");
        if (isStepwise && reader.Any("when") is not null) reader.Report(DiagnosticCatalog.HalfAnAdjustment, reader.NameSpanOf("of"), [reader.Place(reader.NameSpanOf("when"), "the condition stands here")], reader.What);
        if (isStepwise)
            return new Adjustment { Id = id, Title = title, Reason = reason, Points = points ?? 0, Steps = ReadSteps(reader, points ?? 0, decimals, part) };
        var (when, condition) = ReadWhen(reader, part);
        return new Adjustment { Id = id, Title = title, Reason = reason, Points = points ?? 0, When = when, Condition = condition };
    }

    private AdjustmentSteps ReadSteps(ObjectReader reader, decimal points, int decimals, PolicyPart part)
    {
        var of = reader.RequiredString("of", "\"a number\"");
        var per = reader.RequiredNumber("per", NumberRange.Step);
        var least = reader.RequiredNumber("at_least", NumberRange.Adjustment);
        var most = reader.RequiredNumber("at_most", NumberRange.Adjustment);
        CheckAsFine(reader, "at_least", least, decimals);
        CheckAsFine(reader, "at_most", most, decimals);
        if (least >= most) reader.Report(DiagnosticCatalog.NoRange, reader.SpanOf("at_least"), reader.What, Invariant(least.Value), Invariant(most!.Value));
        else if (points != 0 && (most - least) / Math.Abs(points) is { } steps && steps > AdjustmentPlan.MostSteps)
            reader.Report(DiagnosticCatalog.TooManySteps, reader.SpanOf("points"), reader.What, Invariant(decimal.Ceiling(steps)), Invariant(AdjustmentPlan.MostSteps));
        return new AdjustmentSteps
        {
            Of = of?.Value ?? "",
            Per = per ?? 1,
            AtLeast = least ?? 0,
            AtMost = most ?? 0,
            Number = of is null ? new BoundError() : BindExpression(of, FeelType.Number, $"what {reader.What} counts", part),
        };
    }

    private ScoreCap ReadCap(string id, ObjectReader reader, int decimals, PolicyPart part, ImmutableDictionary<string, LocalizedText> reasons)
    {
        var most = reader.RequiredNumber("at_most", NumberRange.Points);
        CheckAsFine(reader, "at_most", most, decimals);
        if (most == 100) reader.Report(DiagnosticCatalog.AddsNothing, reader.SpanOf("at_most"), reader.What, "no score is above 100");
        var (when, condition) = ReadWhen(reader, part);
        return new ScoreCap { Id = id, Title = ReadText(reader, "title", plain: true), Reason = ReadReason(reader, reasons), When = when ?? "", AtMost = most ?? 0, Condition = condition };
    }

    private KnockOut ReadKnockOut(string id, ObjectReader reader, PolicyPart part, ImmutableDictionary<string, LocalizedText> reasons)
    {
        var (when, condition) = ReadWhen(reader, part);
        return new KnockOut { Id = id, Title = ReadText(reader, "title", plain: true), Reason = ReadReason(reader, reasons), When = when ?? "", Condition = condition };
    }

    private (string? When, BoundExpression Condition) ReadWhen(ObjectReader reader, PolicyPart part)
    {
        var when = reader.RequiredString("when", "\"a condition\"");
        return (when?.Value, when is null ? new BoundError() : BindCondition(when, $"the condition of {reader.What}", part));
    }

    /// <summary>Scores are rounded once, and what is added to them has no more decimals: so that explanations add up.</summary>
    private static void CheckAsFine(ObjectReader reader, string property, decimal? points, int decimals)
    {
        if (points is not { } number || decimal.Round(number, decimals) == number) return;
        var rounding = decimals switch { 0 => "whole numbers", 1 => "1 decimal", _ => $"{Invariant(decimals)} decimals" };
        reader.Report(DiagnosticCatalog.FinerThanScore, reader.SpanOf(property), $"\"{property}\" of {reader.What}", Invariant(number), rounding);
    }
}
