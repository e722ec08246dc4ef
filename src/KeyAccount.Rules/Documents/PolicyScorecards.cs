using System.Collections.Immutable;
using KeyAccount.Rules.Analysis;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Documents;

/// <content>Scorecards.</content>
internal sealed partial class PolicyReader
{
    private Scorecard ReadScorecard(Declared declared, ImmutableDictionary<string, LocalizedText> reasons)
    {
        var (name, symbol, part, reader) = declared;
        var title = ReadText(reader, "title", plain: true);
        var decimals = reader.Number("decimals", NumberRange.ScoreDecimals) ?? 2;
        if (!reader.Has("perspectives")) reader.Missing("perspectives", "[ { \"name\": \"financial\", \"weight\": 1, \"characteristics\": [ … ] } ]");

        var names = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        var perspectives = ImmutableArray.CreateBuilder<Perspective>();
        foreach (var item in reader.Objects("perspectives", "perspective"))
        {
            if (ReadPerspective(name, symbol, new ObjectReader(item, $"a perspective of \"{name}\"", _source, _diagnostics), part, names, reasons) is { } perspective)
                perspectives.Add(perspective);
        }

        var corrections = ReadCorrections(reader, name, (int)decimals, part, reasons);
        reader.Done();
        var scorecard = new Scorecard
        {
            Name = name,
            Title = title,
            Decimals = (int)decimals,
            Perspectives = perspectives.ToImmutable(),
            Adjustments = corrections.Adjustments,
            Caps = corrections.Caps,
            KnockOuts = corrections.KnockOuts,
            KnockedOutSlot = symbol.Members.GetValueOrDefault("knocked_out")?.Slot,
            Slots = SlotsOf(symbol),
            QuestionSlot = symbol.Members["question"].Slot,
        };
        if (!ExactWeights.Fit(scorecard))
            _diagnostics.Add(DiagnosticCatalog.WeightsTooFine, _source, part.Span, name);
        part.Model = scorecard;
        return scorecard;
    }

    private Perspective? ReadPerspective(string card, Symbol symbol, ObjectReader reader, PolicyPart part, Dictionary<string, SourceSpan> names, ImmutableDictionary<string, LocalizedText> reasons)
    {
        var name = reader.RequiredString("name", "\"financial\"");
        if (name is not null)
        {
            reader.What = $"perspective \"{name.Value}\"";
            if (name.Value is "score" or "coverage" or "low" or "high" or "question" or "knocked_out")
                reader.Report(DiagnosticCatalog.BadName, name.Span, name.Value, reader.What, $"another word; \"{card}.{name.Value}\" is a result of the scorecard");
            else if (CheckName(name.Value, name.Span, reader.What)) CheckUnique(names, "perspective " + name.Value, name, "perspective");
        }

        var title = ReadText(reader, "title", plain: true);
        var weight = ReadWeight(reader);
        if (!reader.Has("characteristics")) reader.Missing("characteristics", "[ { \"input\": \"revenue\", \"weight\": 1, \"bins\": [ … ] } ]");
        var characteristics = ImmutableArray.CreateBuilder<Characteristic>();
        foreach (var item in reader.Objects("characteristics", "characteristic"))
        {
            if (ReadCharacteristic(new ObjectReader(item, "a characteristic", _source, _diagnostics), part, names, reasons) is { } characteristic)
                characteristics.Add(characteristic);
        }

        reader.Done();
        if (name is null || !symbol.Members.TryGetValue(name.Value, out var group) || group.Members.Count == 0) return null;
        return new Perspective { Name = name.Value, Title = title, Weight = weight, Characteristics = characteristics.ToImmutable(), Slots = SlotsOf(group) };
    }

    private Characteristic? ReadCharacteristic(ObjectReader reader, PolicyPart part, Dictionary<string, SourceSpan> names, ImmutableDictionary<string, LocalizedText> reasons)
    {
        var inputText = reader.RequiredString("input", "\"revenue\"");
        var nameText = reader.String("name");
        var name = nameText ?? inputText;
        if (name is not null)
        {
            reader.What = $"characteristic \"{name.Value}\"";
            if (nameText is null && !NameRules.IsName(name.Value)) reader.Missing("name", "a name, because the input is not a plain name");
            else if (nameText is null || CheckName(name.Value, name.Span, reader.What)) CheckUnique(names, "characteristic " + name.Value, name, "characteristic");
        }

        var title = ReadText(reader, "title", plain: true);
        var question = ReadText(reader, "question");
        var weight = ReadWeight(reader);
        var input = inputText is null ? new BoundError() : BindExpression(inputText, part);
        if (!input.Type.IsScalar && input is not BoundError)
        {
            reader.Report(DiagnosticCatalog.WrongResultType, inputText!.Span, "the input of a characteristic", "a number, string, boolean or date", input.Type.ToString());
            input = new BoundError();
        }

        var tested = new Variable("?", input.Type, input.IsComputed);
        if (!reader.Has("bins")) reader.Missing("bins", "[ { \"when\": \">= 100\", \"points\": 100 }, { \"points\": 0 } ]");
        var bins = ReadBins(reader, tested, part, reasons);
        var (missing, points, reason) = ReadMissing(reader, name?.Value ?? "", reasons, bins);
        reader.Done();
        if (name is null || inputText is null) return null;
        var characteristic = new Characteristic
        {
            Name = name.Value,
            Title = title ?? (input as BoundSymbol)?.Symbol.Title,
            Question = question,
            Weight = weight,
            InputText = inputText.Value,
            Bins = bins,
            Missing = missing,
            MissingPoints = points,
            MissingReason = reason,
            Input = input,
            Tested = tested,
            Unit = (input as BoundSymbol)?.Symbol.Unit,
        };
        if (input is not BoundError && bins.All(b => b.Test is not BoundError)) BinCoverage.Check(characteristic, _source, reader.SpanOf("bins"), _diagnostics);
        return characteristic;
    }

    private ImmutableArray<Bin> ReadBins(ObjectReader characteristic, Variable tested, PolicyPart part, ImmutableDictionary<string, LocalizedText> reasons)
    {
        var bins = ImmutableArray.CreateBuilder<Bin>();
        SourceSpan? catchAll = null;
        foreach (var item in characteristic.Objects("bins", "bin"))
        {
            var reader = new ObjectReader(item, $"a bin of {characteristic.What}", _source, _diagnostics);
            if (catchAll is { } span) reader.Report(DiagnosticCatalog.BinAfterCatchAll, reader.OpeningSpan, [reader.Place(span, "this bin takes everything")]);
            var when = reader.String("when");
            var points = reader.RequiredNumber("points", NumberRange.Points) ?? 0;
            var reason = ReadReason(reader, reasons);
            if (!reader.Has("when")) catchAll ??= item.Span;
            bins.Add(new Bin
            {
                When = when?.Value,
                Points = points,
                Reason = reason,
                Test = when is not null ? BindBinTests(when, tested, part) : reader.Has("when") ? new BoundError() : null,
                Span = when?.Span ?? item.Span,
            });
            reader.Done();
        }

        return bins.ToImmutable();
    }

    private (MissingHandling Handling, decimal Points, string? Reason) ReadMissing(ObjectReader reader, string name, ImmutableDictionary<string, LocalizedText> reasons, ImmutableArray<Bin> bins)
    {
        string[] words = ["neutral", "worst", "required"];
        switch (reader.Any("missing"))
        {
            case null:
                return (MissingHandling.Neutral, 0, null);
            case JsonStringSyntax word:
                if (!words.Contains(word.Value)) reader.Report(DiagnosticCatalog.UnknownWord, word.Span, word.Value, "a way to treat missing facts", Spelling.Suggest(word.Value, words));
                return (word.Value switch { "worst" => MissingHandling.Worst, "required" => MissingHandling.Required, _ => MissingHandling.Neutral }, 0, null);
            case JsonObjectSyntax syntax:
                var missing = new ObjectReader(syntax, $"\"missing\" of {reader.What}", _source, _diagnostics);
                var points = missing.RequiredNumber("points", NumberRange.Points);
                var reason = ReadReason(missing, reasons);
                missing.Done();
                if (points is { } given && bins.Length > 0 && (given < bins.Min(b => b.Points) || given > bins.Max(b => b.Points)))
                    missing.Report(DiagnosticCatalog.MissingPointsOutside, missing.SpanOf("points"), name, Invariant(given), Invariant(bins.Min(b => b.Points)), Invariant(bins.Max(b => b.Points)));
                return (MissingHandling.Points, points ?? 0, reason);
            case var other:
                reader.WrongType(other, $"\"missing\" of {reader.What}", "\"neutral\", \"worst\", \"required\" or { \"points\": … }");
                return (MissingHandling.Neutral, 0, null);
        }
    }

    private static decimal ReadWeight(ObjectReader reader) => reader.RequiredNumber("weight", NumberRange.Weight) ?? 1;
}
