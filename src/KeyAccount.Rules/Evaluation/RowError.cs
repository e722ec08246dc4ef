using System.Collections.Immutable;
using System.Globalization;

namespace KeyAccount.Rules;

/// <summary>An error of one row: more rules of a decision table hold than its hit policy allows, and so it has no answer.</summary>
/// <param name="Table">The table.</param>
/// <param name="Rules">The numbers of the rules that hold, from 1.</param>
public sealed record RowError(DecisionTable Table, ImmutableArray<int> Rules)
{
    /// <summary>What is wrong and what to do, in English, or in Simplified Chinese for a language that begins with <c>zh</c>.</summary>
    /// <param name="language">A language tag.</param>
    public string Message(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        var name = Table.Title?.In(language) ?? Table.Name;
        var rules = string.Join(", ", Rules.Select(r => r.ToString(CultureInfo.InvariantCulture)));
        var template = (language.StartsWith("zh", StringComparison.OrdinalIgnoreCase), Table.HitPolicy) switch
        {
            (false, HitPolicy.Unique) => "Table \"{0}\": rules {1} hold at the same time, but only one may. Make their tests exclude each other.",
            (false, _) => "Table \"{0}\": rules {1} hold at the same time, but answer differently. Make them answer the same, or their tests exclude each other.",
            (true, HitPolicy.Unique) => "决策表“{0}”：规则 {1} 同时成立，而只允许一条成立。请让它们的条件互斥。",
            (true, _) => "决策表“{0}”：规则 {1} 同时成立，但结论不同。请统一结论，或让它们的条件互斥。",
        };
        return string.Format(CultureInfo.InvariantCulture, template, name, rules);
    }
}
