using Apache.Arrow;
using Apache.Arrow.Types;
using KeyAccount.Arrow.Tests.Arrays;

namespace KeyAccount.Arrow.Tests.Laws;

/// <summary>The same rows as Arrow arrays, each column in a type and a layout left to chance.</summary>
internal sealed class AccountArrays(Random random)
{
    private static readonly DateOnly Epoch = new(1970, 1, 1);

    public RecordBatch Batch(AccountRow[] rows)
    {
        (string, ArrayData)[] columns =
        [
            ("id", Layout().Values(Int64Type.Default, rows.Select((_, i) => (long?)i))),
            ("revenue", Layout().Values(DoubleType.Default, rows.Select(r => r.Revenue))),
            ("profit", random.Next(2) == 0 ? Layout().Values(DoubleType.Default, rows.Select(r => r.Profit)) : Layout().Values(FloatType.Default, rows.Select(r => (float?)r.Profit))),
            ("region", Text(rows.Select(r => r.Region))),
            ("industry", Text(rows.Select(r => r.Industry))),
            ("listed", Layout().Booleans(rows.Select(r => r.Listed))),
            ("since", Date(rows.Select(r => r.Since))),
            ("contacts", Layout().Lists<ContactRow>(random.Next(4) == 0, rows.Select(r => r.Contacts), () => random.Next(3) == 0 ? null : Other(), Contacts)),
        ];
        random.Shuffle(columns);
        return Arrays.Batch.Of(rows.Length, columns);
    }

    private ArrayData Contacts(IReadOnlyList<ContactRow?> all) => Layout().Records(
        all, Other,
        ("met", r => Date(r.Select(c => c.Met))),
        ("role", r => Text(r.Select(c => c.Role))),
        ("influence", r => Layout().Values(DoubleType.Default, r.Select(c => c.Influence))),
        ("is_new", r => Layout().Booleans(r.Select(c => c.IsNew))));

    private ArrayData Date(IEnumerable<DateOnly?> dates) => random.Next(3) switch
    {
        0 => Layout().Values(Date32Type.Default, dates.Select(Days)),
        1 => Layout().Values(Date64Type.Default, dates.Select(d => Days(d) * 86_400_000L)),
        _ => Layout().Values(new TimestampType(TimeUnit.Microsecond, "UTC"), dates.Select(d => (Days(d) * 86_400_000_000L) + 12_345_678_901)),
    };

    private ArrayData Text(IEnumerable<string?> texts)
    {
        IArrowType type = random.Next(3) switch { 0 => StringType.Default, 1 => LargeStringType.Default, _ => StringViewType.Default };
        if (random.Next(2) == 0) return Layout().Texts(type, texts);
        var rows = texts.ToArray();
        string[] entries = [.. rows.OfType<string>().Distinct(StringComparer.Ordinal), "unused"];
        random.Shuffle(entries);
        var dictionary = Layout().Texts(type, entries);
        var codes = rows.Select(r => r is null ? (int?)null : System.Array.IndexOf(entries, r));
        return random.Next(2) == 0 ? Layout().Indices(Int32Type.Default, dictionary, codes) : Layout().Indices(UInt8Type.Default, dictionary, codes.Select(c => (byte?)c));
    }

    private ContactRow Other() => AccountRow.RandomContact(random);

    private ArrayLayout Layout() => new(random, Pick(0, 0, 1, 8, 63, 64, 65, 130), Pick(0, 0, 1, 64), random.Next(2) == 0);

    private int Pick(params ReadOnlySpan<int> from) => from[random.Next(from.Length)];

    private static int? Days(DateOnly? date) => date?.DayNumber - Epoch.DayNumber;
}
