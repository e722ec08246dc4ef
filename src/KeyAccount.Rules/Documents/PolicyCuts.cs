using System.Collections.Immutable;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Documents;

/// <content>Relative cuts: what is measured of a portfolio, and the number that stands for it.</content>
internal sealed partial class PolicyReader
{
    private const string MeasureExamples = "\"median\", { \"percentile\": 80 } or { \"cumulative_share\": 0.8 }";

    private readonly List<Declared> _cuts = [];
    private readonly Dictionary<string, RelativeCut> _cutsByName = new(StringComparer.Ordinal);

    private Symbol CutSymbol(string name, PolicyPart part, JsonObjectSyntax syntax) => _symbols.Value(name, FeelType.Number, part, unit: Peek(syntax, "unit"));

    private ImmutableArray<RelativeCut> ReadCuts(IReadOnlyDictionary<string, double> calibrated)
    {
        var cuts = _cuts.Select(d => ReadRelativeCut(d, calibrated.TryGetValue(d.Name, out var number) ? number : null)).ToImmutableArray();
        foreach (var cut in cuts) _cutsByName.TryAdd(cut.Name, cut);
        return cuts;
    }

    private RelativeCut ReadRelativeCut(Declared declared, double? calibrated)
    {
        var (name, symbol, part, reader) = declared;
        symbol.Title = ReadText(reader, "title", plain: true);
        var unit = reader.String("unit")?.Value;
        var of = reader.RequiredString("of", "\"revenue\"");
        var where = reader.String("where");
        var cut = new RelativeCut
        {
            Name = name,
            Title = symbol.Title,
            Unit = unit,
            Of = of?.Value ?? "",
            Take = ReadMeasure(reader, name),
            Where = where?.Value,
            Default = ReadDouble(reader, "default"),
            Calibrated = calibrated,
            Measured = of is null ? new BoundError() : BindExpression(of, FeelType.Number, "what a cut measures", part),
            Condition = where is null ? null : BindCondition(where, "the condition of a cut", part),
            Slot = symbol.Slot,
        };
        reader.Done();
        if (cut.Number is null && !reader.Has("default")) reader.Report(DiagnosticCatalog.CutWithoutNumber, part.Span, name);
        part.Model = cut;
        return cut;
    }

    private CutMeasure ReadMeasure(ObjectReader reader, string cut)
    {
        switch (reader.Any("take"))
        {
            case null:
                reader.Missing("take", MeasureExamples);
                break;
            case JsonStringSyntax { Value: "median" }:
                return new CutMeasure(CutMeasureKind.Median, 50);
            case JsonStringSyntax word:
                reader.Report(DiagnosticCatalog.UnknownWord, word.Span, word.Value, "what a cut can take", $"write {MeasureExamples}");
                break;
            case JsonObjectSyntax syntax:
                return ReadMeasureOf(new ObjectReader(syntax, $"\"take\" of cut \"{cut}\"", _source, _diagnostics), cut);
            case var other:
                reader.WrongType(other, $"\"take\" of cut \"{cut}\"", "\"median\" or an object");
                break;
        }

        return default;
    }

    private static CutMeasure ReadMeasureOf(ObjectReader take, string cut)
    {
        var percentile = take.Number("percentile", NumberRange.Percentile);
        var share = take.Number("cumulative_share", NumberRange.CumulativeShare);
        take.Done();
        if (take.Has("percentile") == take.Has("cumulative_share"))
            take.Report(DiagnosticCatalog.NotOneMeasure, take.OpeningSpan, cut, take.Has("percentile") ? "two measures" : "no measure", MeasureExamples);
        return percentile is { } percentage ? new CutMeasure(CutMeasureKind.Percentile, percentage) : new CutMeasure(CutMeasureKind.CumulativeShare, share ?? 1);
    }

    /// <summary>What is measured must not rest on what is only known once it is measured.</summary>
    private void CheckMeasuredApart()
    {
        foreach (var declared in _cuts.Where(d => !ReadsItself(d.Part)))
        {
            if (FirstCutBehind(declared.Part) is { } other) declared.Reader.Report(DiagnosticCatalog.CutRestsOnCut, declared.Part.Span, [declared.Reader.Place(other.Span, $"{other.Description} is declared here")], declared.Name, ((RelativeCut)other.Model!).Name);
        }
    }

    private static PolicyPart? FirstCutBehind(PolicyPart part)
    {
        var seen = new HashSet<PolicyPart>();
        var next = new Stack<PolicyPart>([part]);
        while (next.TryPop(out var reader))
        {
            foreach (var read in reader.Reads.Select(s => s.Owner).OfType<PolicyPart>().Where(seen.Add))
            {
                if (read.Model is RelativeCut) return read;
                next.Push(read);
            }
        }

        return null;
    }
}
