using System.Text.Json;
using System.Text.Json.Nodes;
using KeyAccount.Oracle;
using KeyAccount.Oracle.Text;

namespace KeyAccount.Rules.Tests.Calibration;

/// <summary>Laws of writing numbers into a text, on generated policies laid out in several ways.</summary>
public sealed class ApplyLaws
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private static readonly Func<string, string>[] Layouts =
    [
        text => text,
        text => text.ReplaceLineEndings("\r\n"),
        text => JsonNode.Parse(text)!.ToJsonString(),
        text => text.Replace("\n  }", "\n  } /* , */", StringComparison.Ordinal).Replace("},\n", "}, // \"x\": {\n", StringComparison.Ordinal),
        text => text.Replace(",\n  \"", "\n  , \"", StringComparison.Ordinal),
        text => string.Concat(text.AsSpan(0, text.LastIndexOf('}')), ", // the end\n}"),
    ];

    [Fact]
    public void The_numbers_are_read_again_to_the_last_bit() => Hold((calibration, applied, _) =>
    {
        var model = CompiledPolicy.TryLoad(applied, "applied", null, out var policy, out var diagnostics) ? policy.Model : null;
        if (model is null) return diagnostics.All(d => d.Code == "KA3062" || d.Severity != DiagnosticSeverity.Error) ? null : diagnostics[0].ToString();
        var written = calibration.Cuts.Select(c => c.Number);
        return model.Calibration!.Rows == calibration.Rows && written.SequenceEqual(model.Cuts.Select(c => c.Calibrated)) ? null : "other numbers were read than written";
    });

    [Fact]
    public void Applying_twice_is_applying_once() => Hold((calibration, applied, _) =>
        Apply(calibration, applied) == applied ? null : "the second time made a difference");

    [Fact]
    public void Nothing_but_the_calibration_changes() => Hold((_, applied, text) =>
        Rest(applied) == Rest(text) && Comments(applied).SequenceEqual(Comments(text)) ? null : "something else was changed");

    private static void Hold(Func<PolicyCalibration, string, string, string?> broken) => Laws.Hold(100, trial =>
    {
        if (trial.Policy.Cuts.Count == 0) return null;
        var printed = PolicyPrinter.Print(trial.Policy);
        var policy = CompiledPolicy.Load(printed);
        var calibration = PolicyCalibration.Measure(policy, [ColumnFacts.Batch(policy.Model.Inputs, trial.Rows)]);
        return Layouts.Select(layout => layout(printed)).Select(text => broken(calibration, Apply(calibration, text), text)).FirstOrDefault(reason => reason is not null);
    });

    private static string Apply(PolicyCalibration calibration, string text) => calibration.Apply(text, new DateOnly(2026, 6, 30), "generated");

    private static string Rest(string text)
    {
        var document = JsonNode.Parse(text, documentOptions: Lenient)!.AsObject();
        document.Remove("calibration");
        return document.ToJsonString();
    }

    /// <summary>The comments of a layout, in their order.</summary>
    private static List<string> Comments(string text)
    {
        var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(text), new JsonReaderOptions { CommentHandling = JsonCommentHandling.Allow, AllowTrailingCommas = true });
        var comments = new List<string>();
        while (reader.Read())
            if (reader.TokenType == JsonTokenType.Comment) comments.Add(reader.GetComment());
        return comments;
    }
}
