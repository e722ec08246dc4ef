namespace KeyAccount.Rules.Testing;

/// <summary>A flag must have a severity.</summary>
internal sealed record SeverityExpectation(string Subject, SourceSpan Span, Flag Flag, Severity Severity) : Expectation(Subject, Span)
{
    public override Mismatch? Mismatch(FoundResults found)
    {
        var severity = found.Decisions.SeverityOf(Flag, 0);
        return severity == Severity ? null : new Mismatch(Show(Severity), Show(severity), found.EvidenceOfSeverity(Flag));
    }

    private static string Show(Severity severity) => $"\"{SeverityWords.Of(severity)}\"";
}
