using System.Collections.Immutable;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Documents;

/// <content>Bands.</content>
internal sealed partial class PolicyReader
{
    private Band ReadBand(Declared declared)
    {
        var (name, symbol, part, reader) = declared;
        var title = ReadText(reader, "title", plain: true);
        var ofText = reader.String("of");
        var of = ofText is null ? null : BindExpression(ofText, FeelType.Number, "what a band cuts", part);
        var score = of is BoundSymbol number ? ScoreOf(number.Symbol) : null;
        var leastCoverage = reader.Number("least_coverage", NumberRange.Coverage);
        if (reader.Has("least_coverage") && score is null && of is not BoundError)
            reader.Report(DiagnosticCatalog.CoverageOfNoScore, reader.NameSpanOf("least_coverage"), name);
        if (!reader.Has("cuts")) reader.Missing("cuts", "[ { \"at\": 80, \"label\": \"A\" }, { \"label\": \"B\" } ]");

        var cuts = ImmutableArray.CreateBuilder<BandCut>();
        var items = reader.Objects("cuts", "cut").ToArray();
        var seen = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        var order = new BandCuts(reader, name);
        for (var i = 0; i < items.Length; i++)
        {
            var cut = new ObjectReader(items[i], $"a cut of band \"{name}\"", _source, _diagnostics);
            cuts.Add(ReadCut(name, cut, i == items.Length - 1, reader.Has("of"), part, seen));
            cut.Done();
            order.Next(cuts[i], cut.SpanOf("at"));
        }

        reader.Done();
        var band = new Band
        {
            Name = name,
            Title = title,
            Cuts = cuts.ToImmutable(),
            Of = of,
            Score = score?.Slots,
            KnockedOutSlot = score?.KnockedOut,
            LeastCoverage = leastCoverage,
            Labels = StringPool.Of([.. cuts.Select(c => c.Label)]),
            Slots = new BandSlots(symbol.Slot, symbol.Members["best"].Slot, symbol.Members["worst"].Slot, symbol.Members["certain"].Slot),
        };
        part.Model = band;
        return band;
    }

    private BandCut ReadCut(string band, ObjectReader reader, bool isLast, bool isNumeric, PolicyPart part, Dictionary<string, SourceSpan> seen)
    {
        var label = reader.RequiredString("label", "\"A\"");
        if (label is { Value.Length: 0 }) reader.Report(DiagnosticCatalog.BadName, label.Span, "", "a label", "any text that is not empty");
        else if (label is not null) CheckUnique(seen, label.Value, label, "label");
        var title = ReadText(reader, "title", plain: true);
        var advice = ReadText(reader, "advice");
        var (at, atCut) = ReadAt(reader, part);
        var when = reader.String("when");
        var wanted = isNumeric ? "at" : "when";
        var unwanted = isNumeric ? "when" : "at";
        if (reader.Has(unwanted))
        {
            reader.Report(DiagnosticCatalog.MixedCuts, reader.NameSpanOf(unwanted), band, unwanted, isNumeric ? "cuts a number" : "has no \"of\"");
        }
        else if (isLast && reader.Has(wanted))
        {
            reader.Report(DiagnosticCatalog.LastMustOmit, reader.NameSpanOf(wanted), "cut", wanted);
        }
        else if (!isLast && !reader.Has(wanted))
        {
            reader.Report(DiagnosticCatalog.OnlyLastMayOmit, reader.OpeningSpan, "cut", wanted);
        }

        return new BandCut
        {
            Label = label?.Value ?? "",
            Title = title,
            Advice = advice,
            At = at,
            AtCut = atCut,
            When = when?.Value,
            Condition = when is null ? null : BindCondition(when, "the condition of a cut", part),
        };
    }

    /// <summary>Where a label begins: a number, or the name of a relative cut.</summary>
    private (decimal? Number, RelativeCut? Cut) ReadAt(ObjectReader reader, PolicyPart part)
    {
        switch (reader.Any("at"))
        {
            case null or JsonNumberSyntax:
                return (reader.Number("at", NumberRange.Cut), null);
            case JsonStringSyntax name when _cutsByName.TryGetValue(name.Value, out var cut):
                if (_symbols.Find(name.Value) is { } symbol) part.Reads.Add(symbol);
                return (null, cut);
            case JsonStringSyntax name:
                reader.Report(DiagnosticCatalog.UnknownReference, name.Span, name.Value, "cut", Spelling.Suggest(name.Value, _cutsByName.Keys));
                return default;
            case var other:
                reader.WrongType(other, $"\"at\" of {reader.What}", "a number or the name of a cut");
                return default;
        }
    }

    /// <summary>The slots around a score, and of whether it is knocked out; <see langword="null"/> when the symbol is another number.</summary>
    private (ScoreSlots Slots, int? KnockedOut)? ScoreOf(Symbol score)
    {
        var at = score.Name.LastIndexOf('.');
        if (at < 0 || score.Name[(at + 1)..] != "score") return null;
        var path = score.Name[..at].Split('.');
        var group = _symbols.Find(path[0])!;
        return path.Length == 2 ? (SlotsOf(group.Members[path[1]]), null) : (SlotsOf(group), group.Members.GetValueOrDefault("knocked_out")?.Slot);
    }
}
