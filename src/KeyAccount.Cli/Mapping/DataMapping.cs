using System.Collections.Immutable;

namespace KeyAccount.Cli.Mapping;

/// <summary>A mapping file, read and checked: which files there are and which columns feed what. Immutable.</summary>
internal sealed record DataMapping
{
    /// <summary>The mapping's name.</summary>
    public required string Name { get; init; }

    /// <summary>The file it was read from, for messages.</summary>
    public required string File { get; init; }

    /// <summary>The mapping's text, for messages that show a line of it.</summary>
    public required ImmutableArray<byte> Utf8 { get; init; }

    /// <summary>The sources, in their order in the file.</summary>
    public required ImmutableArray<SourceMapping> Sources { get; init; }

    /// <summary>What the sources feed, in the order of <see cref="SectionKind"/>.</summary>
    public required ImmutableArray<SectionMapping> Sections { get; init; }

    /// <summary>The section of a kind, or <see langword="null"/> when it is not fed.</summary>
    public SectionMapping? Section(SectionKind kind) => Sections.FirstOrDefault(s => s.Kind == kind);
}

/// <summary>How a source's file is written.</summary>
internal enum SourceFormat
{
    Csv,
    JsonLines,
    Parquet,
}

/// <summary>A file of the data folder.</summary>
internal sealed record SourceMapping(string Name, string File, SourceFormat Format, SyntaxNode At)
{
    /// <summary>Whether the file is compressed with gzip.</summary>
    public bool Compressed => File.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    /// <summary>Separator between the fields of a CSV file.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>The column by which other sources look rows up; <see langword="null"/> when nobody does.</summary>
    public CellSpec? Key { get; init; }

    /// <summary>Columns made from others, in their order.</summary>
    public ImmutableArray<NamedCell> Derived { get; init; } = [];

    /// <summary>How the cells of this source are read.</summary>
    public required ReadingRules Rules { get; init; }
}

/// <summary>How cells are read: what is unknown, which date formats, which marks in numbers. Unset means inherited.</summary>
internal sealed record ReadingRules
{
    /// <summary>What holds where a mapping says nothing.</summary>
    public static ReadingRules Default { get; } = new()
    {
        Unknown = [],
        Trim = true,
        Dates = ["yyyy-MM-dd", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss"],
        DecimalMark = '.',
        UnreadableIsUnknown = false,
    };

    /// <summary>Words that mean unknown, compared ordinally after trimming; the empty cell always does.</summary>
    public ImmutableArray<string>? Unknown { get; init; }

    /// <summary>Whether white space around a cell is dropped.</summary>
    public bool? Trim { get; init; }

    /// <summary>Date formats, tried in order.</summary>
    public ImmutableArray<string>? Dates { get; init; }

    /// <summary>The mark between a number and its fraction.</summary>
    public char? DecimalMark { get; init; }

    /// <summary>The mark between thousands; none when unset.</summary>
    public char? GroupMark { get; init; }

    /// <summary>Whether a cell that cannot be read leaves its field unknown, with a warning, instead of rejecting the row.</summary>
    public bool? UnreadableIsUnknown { get; init; }

    /// <summary>These rules, with what they leave open taken from the outer ones. Words that mean unknown add up.</summary>
    public ReadingRules Within(ReadingRules outer) => new()
    {
        Unknown = [.. (outer.Unknown ?? []).Concat(Unknown ?? []).Distinct(StringComparer.Ordinal)],
        Trim = Trim ?? outer.Trim,
        Dates = Dates ?? outer.Dates,
        DecimalMark = DecimalMark ?? outer.DecimalMark,
        GroupMark = GroupMark ?? outer.GroupMark,
        UnreadableIsUnknown = UnreadableIsUnknown ?? outer.UnreadableIsUnknown,
    };
}

/// <summary>What a source feeds: the fields of a kind of record, and what to do with rows that do not fit.</summary>
internal sealed record SectionMapping(SectionKind Kind, string From, SyntaxNode At)
{
    /// <summary>Field name to cell.</summary>
    public required ImmutableSortedDictionary<string, CellSpec> Fields { get; init; }

    /// <summary>Facts given directly to the account, by name; of the accounts section only.</summary>
    public ImmutableArray<FactMapping> Facts { get; init; } = [];

    /// <summary>Rows that the section takes: those for which one of these rules holds; all when there is none.</summary>
    public ImmutableArray<RowRule> Only { get; init; } = [];

    /// <summary>Rows left out, each rule with its reason; the first that holds counts.</summary>
    public ImmutableArray<RowRule> Exclude { get; init; } = [];

    /// <summary>Rules that say what kind of document an order line belongs to; the first that holds counts.</summary>
    public ImmutableArray<RowRule> KindRules { get; init; } = [];

    /// <summary>Whether an account that the accounts section does not know is created instead of rejecting the row.</summary>
    public bool CreateUnmatched { get; init; }

    /// <summary>Whether several rows with one account key are merged (the first known value counts) instead of rejected.</summary>
    public bool MergeRepeated { get; init; }

    /// <summary>Whether order rows are lines of documents, to be added up by account, number and kind.</summary>
    public bool GroupLines { get; init; }

    /// <summary>Whether amounts of returns and cancellations are written as negative numbers.</summary>
    public bool ReturnsAreNegative { get; init; } = true;
}

/// <summary>A fact of the account, by the name a policy declares.</summary>
internal sealed record FactMapping(string Name, FieldDefinition Definition, CellSpec Cell);

/// <summary>A named cell.</summary>
internal sealed record NamedCell(string Name, CellSpec Cell);

/// <summary>What a rule asks of a cell.</summary>
internal enum RowTest
{
    StartsWith,
    EndsWith,
    Equals,
    Negative,
    Positive,
    Zero,
    Unknown,
    Known,
}

/// <summary>A rule over one column: when the test holds, the row has the outcome (a kind, or a reason).</summary>
internal sealed record RowRule(CellSpec Cell, RowTest Test, ImmutableArray<string> Values, string Outcome);
