using KeyAccount.Cli.Commands;
using KeyAccount.Rules;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Reports;

/// <summary>A system's output in the words of its policy: the title of a label, an answer or a stage; other values as values are shown.</summary>
internal static class OutputText
{
    public static string Show(SystemResult result, PolicyOutput output, Session session)
    {
        var value = result.OutputOf(output.Name);
        return value.Text is { } text && TitleOf(result.Policy, output.Name, text) is { } title ? title.In(session.Language) : ValueText.Show(value, output.Unit, session);
    }

    private static LocalizedText? TitleOf(PolicyModel policy, string output, string text)
    {
        var (part, member) = output.Split('.', 2) is [var first, var rest] ? (first, rest) : (output, "");
        if (policy.Tables.FirstOrDefault(t => t.Name == part) is { } table) return table.Outputs.FirstOrDefault(o => o.Name == member)?.Labels.GetValueOrDefault(text);
        if (policy.Bands.FirstOrDefault(b => b.Name == part) is { } band) return band.Cuts.FirstOrDefault(c => c.Label == text)?.Title;
        return policy.Playbooks.FirstOrDefault(p => p.Name == part)?.Stages.FirstOrDefault(s => s.Id == text)?.Title;
    }
}
