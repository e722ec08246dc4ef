using System.Text;
using KeyAccount.Cli.Export;
using KeyAccount.Rules;

namespace KeyAccount.Cli.Reports;

/// <summary>Copies texts that a policy names out of their columns.</summary>
internal static class LabelResults
{
    /// <summary>Adds the text of each of the rows.</summary>
    public static void Fill(StringColumn column, ReadOnlySpan<int> rows, TextBuffer target, Utf8Texts texts)
    {
        var codes = column.Codes.Span;
        texts.Use(column.Dictionary);
        foreach (var row in rows)
        {
            if (codes[row] is >= 0 and var code) target.Add(texts[code]);
            else target.AddUnknown();
        }
    }

    /// <summary>Adds rows about which nothing is known.</summary>
    public static void FillUnknown(ReadOnlySpan<int> rows, ColumnBuffer target)
    {
        for (var i = 0; i < rows.Length; i++) target.AddUnknown();
    }
}

/// <summary>The texts of a dictionary as UTF-8; made again only when the dictionary is another one.</summary>
internal sealed class Utf8Texts
{
    private StringPool? _dictionary;
    private byte[][] _texts = [];

    /// <summary>The text of a code.</summary>
    public ReadOnlySpan<byte> this[int code] => _texts[code];

    /// <summary>Says whose codes are asked for.</summary>
    public void Use(StringPool dictionary)
    {
        if (ReferenceEquals(_dictionary, dictionary)) return;
        _dictionary = dictionary;
        _texts = new byte[dictionary.Count][];
        for (var i = 0; i < _texts.Length; i++) _texts[i] = Encoding.UTF8.GetBytes(dictionary[i]);
    }
}

/// <summary>The labels of a band; unknown when the policy has none of that name.</summary>
internal sealed class BandResults(PolicyModel policy, string name)
{
    private readonly Band? _band = policy.Bands.FirstOrDefault(b => b.Name == name);
    private readonly Utf8Texts _texts = new();

    public void Label(DecisionBatch decisions, ReadOnlySpan<int> rows, TextBuffer target) => Fill(decisions, rows, target, c => c.Label);

    public void Best(DecisionBatch decisions, ReadOnlySpan<int> rows, TextBuffer target) => Fill(decisions, rows, target, c => c.Best);

    public void Worst(DecisionBatch decisions, ReadOnlySpan<int> rows, TextBuffer target) => Fill(decisions, rows, target, c => c.Worst);

    private void Fill(DecisionBatch decisions, ReadOnlySpan<int> rows, TextBuffer target, Func<BandColumns, StringColumn> which)
    {
        if (_band is null) LabelResults.FillUnknown(rows, target);
        else LabelResults.Fill(which(decisions.Band(_band)), rows, target, _texts);
    }
}

/// <summary>The stages in the policy's first playbook; unknown when it has none.</summary>
internal sealed class StageResults(PolicyModel policy)
{
    private readonly Playbook? _playbook = policy.Playbooks.FirstOrDefault();
    private readonly Utf8Texts _texts = new();

    public void Claimed(DecisionBatch decisions, ReadOnlySpan<int> rows, TextBuffer target) => Fill(decisions, rows, target, c => c.Claimed);

    public void Supported(DecisionBatch decisions, ReadOnlySpan<int> rows, TextBuffer target) => Fill(decisions, rows, target, c => c.Supported);

    private void Fill(DecisionBatch decisions, ReadOnlySpan<int> rows, TextBuffer target, Func<PlaybookColumns, StringColumn> which)
    {
        if (_playbook is null) LabelResults.FillUnknown(rows, target);
        else LabelResults.Fill(which(decisions.Playbook(_playbook)), rows, target, _texts);
    }
}
