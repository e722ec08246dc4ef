using System.Collections.Immutable;
using KeyAccount.Rules.Diagnostics;

namespace KeyAccount.Rules.Documents;

/// <content>How bad flags are.</content>
internal sealed partial class PolicyReader
{
    /// <summary>One word for every row; or severities under conditions, and a last one without.</summary>
    private (Severity Severity, ImmutableArray<SeverityCut> Cuts) ReadSeverity(ObjectReader flag)
    {
        switch (flag.Any("severity"))
        {
            case null:
                flag.Missing("severity", "\"high\"");
                return default;
            case JsonStringSyntax word:
                return (SeverityOf(word), []);
            case JsonArraySyntax:
                return ReadSeverityCuts(flag);
            case var other:
                flag.WrongType(other, $"\"severity\" of {flag.What}", "\"high\", or [ { \"when\": …, \"severity\": \"critical\" }, { \"severity\": \"medium\" } ]");
                return default;
        }
    }

    private (Severity Severity, ImmutableArray<SeverityCut> Cuts) ReadSeverityCuts(ObjectReader flag)
    {
        var part = AddPart($"the severity of {flag.What}", flag.SpanOf("severity"));
        var cuts = ImmutableArray.CreateBuilder<SeverityCut>();
        var severity = default(Severity);
        var items = flag.Objects("severity", "severity").ToArray();
        for (var i = 0; i < items.Length; i++)
        {
            var reader = new ObjectReader(items[i], $"a severity of {flag.What}", _source, _diagnostics);
            var word = reader.RequiredString("severity", "\"high\"");
            var when = reader.String("when");
            var isLast = i == items.Length - 1;
            if (isLast && reader.Has("when")) reader.Report(DiagnosticCatalog.LastMustOmit, reader.NameSpanOf("when"), "severity", "when");
            else if (!isLast && !reader.Has("when")) reader.Report(DiagnosticCatalog.OnlyLastMayOmit, reader.OpeningSpan, "severity", "when");
            var found = word is null ? default : SeverityOf(word);
            if (when is null) severity = found;
            else cuts.Add(new SeverityCut { When = when.Value, Severity = found, Condition = BindCondition(when, $"the condition of {reader.What}", part) });
            reader.Done();
        }

        return (severity, cuts.ToImmutable());
    }

    private Severity SeverityOf(JsonStringSyntax word)
    {
        if (SeverityWords.Parse(word.Value) is { } severity) return severity;
        _diagnostics.Add(DiagnosticCatalog.UnknownWord, _source, word.Span, word.Value, "a severity", Spelling.Suggest(word.Value, [.. SeverityWords.All]));
        return default;
    }
}
