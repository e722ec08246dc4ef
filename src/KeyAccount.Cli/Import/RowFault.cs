using KeyAccount.Cli.Localization;

namespace KeyAccount.Cli.Import;

/// <summary>Why a row cannot be used (or a cell cannot): a reason code and what its text needs.</summary>
/// <param name="Reason">Stable code such as <c>bad-date</c>, or a reason of the mapping's own.</param>
/// <param name="Column">The column or field concerned; empty when it is the whole row.</param>
/// <param name="Found">What was found, cut to a length that fits a report.</param>
/// <param name="Expected">What was expected.</param>
internal sealed record RowFault(string Reason, string Column = "", string Found = "", string Expected = "")
{
    private const int MostShown = 80;

    /// <summary>What was found, cut to a length that fits a report.</summary>
    public string Found { get; } = Shown(Found);

    /// <summary>A text of the data, cut to a length that fits a report.</summary>
    public static string Shown(string text) => text.Length <= MostShown ? text : string.Concat(text.AsSpan(0, MostShown), "…");

    /// <summary>Column, found and expected in one language.</summary>
    public string Message(string language)
    {
        var code = Texts.Has("row." + Reason) ? "row." + Reason : Texts.Has("file." + Reason) ? "file." + Reason : "row.excluded";
        return Texts.Format(code, language, [Column, Found, Expected]);
    }
}

/// <summary>A row that was rejected, or used with a warning.</summary>
/// <param name="Source">The source's name in the mapping.</param>
/// <param name="Line">Line of the file on which the row begins, from 1 and counting the header; for Parquet the record's number, from 1.</param>
/// <param name="Fault">Why.</param>
internal sealed record RowNotice(string Source, long Line, RowFault Fault)
{
    /// <summary>The reason code.</summary>
    public string Reason => Fault.Reason;

    /// <summary>The reason in words.</summary>
    public string Message(string language) => Fault.Message(language);
}
