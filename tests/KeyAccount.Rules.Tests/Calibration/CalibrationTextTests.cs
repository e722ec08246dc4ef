namespace KeyAccount.Rules.Tests.Calibration;

/// <summary>Where the numbers go in the text of a policy, and what stays as it is.</summary>
public sealed class CalibrationTextTests
{
    private static readonly DateOnly AsOf = new(2026, 6, 30);

    private const string Part = """
        "calibration": {
            "as_of": "2026-06-30",
            "accounts": 3,
            "cuts": {
              "cut": 3
            }
          }
        """;

    [Fact]
    public void The_part_goes_behind_the_cuts_their_comma_and_their_comment() => Check(
        """
        {
          // Numbers are ours.
          "policy": "p", "version": "1",
          "cuts": { "cut": { "of": "revenue", "take": "median" } }, // measured every quarter
          /* what we know */
          "inputs": { "revenue": { "type": "number" } }, // the last one
        }
        """,
        $$"""
        {
          // Numbers are ours.
          "policy": "p", "version": "1",
          "cuts": { "cut": { "of": "revenue", "take": "median" } }, // measured every quarter
          {{Part}},
          /* what we know */
          "inputs": { "revenue": { "type": "number" } }, // the last one
        }
        """);

    [Fact]
    public void Cuts_that_stand_last_get_a_comma() => Check(
        """
        {
          "policy": "p", "version": "1", "inputs": { "revenue": { "type": "number" } },
          "cuts": {
            "cut": { "of": "revenue", "take": "median" }
          } /* the end, */ // really
        }
        """,
        $$"""
        {
          "policy": "p", "version": "1", "inputs": { "revenue": { "type": "number" } },
          "cuts": {
            "cut": { "of": "revenue", "take": "median" }
          }, /* the end, */ // really
          {{Part}}
        }
        """);

    [Theory]
    [InlineData("""{ "policy": "p", "version": "1", "inputs": { "revenue": { "type": "number" } }, "cuts": { "cut": { "of": "revenue", "take": "median" } } }""", """ "take": "median" } }, "calibration": { "as_of": "2026-06-30", "accounts": 3, "cuts": { "cut": 3 } } }""")]
    [InlineData("""{ "policy": "p", "version": "1", "cuts": { "cut": { "of": "revenue", "take": "median" } }, "inputs": { "revenue": { "type": "number" } } }""", """ "take": "median" } }, "calibration": { "as_of": "2026-06-30", "accounts": 3, "cuts": { "cut": 3 } }, "inputs": { "revenue": { "type": "number" } } }""")]
    [InlineData("{ \"policy\": \"p\", \"version\": \"1\", \"inputs\": { \"revenue\": { \"type\": \"number\" } }, \"cuts\": { \"cut\": { \"of\": \"revenue\", \"take\": \"median\" } } // c, d\n}", " \"take\": \"median\" } }, \"calibration\": { \"as_of\": \"2026-06-30\", \"accounts\": 3, \"cuts\": { \"cut\": 3 } } // c, d\n}")]
    public void Where_the_cuts_share_a_line_so_does_the_part(string text, string end) => Assert.EndsWith(end, Apply(text), StringComparison.Ordinal);

    [Fact]
    public void An_older_part_is_replaced_where_it_stands() => Check(
        """
        {
          "policy": "p", "version": "1", "inputs": { "revenue": { "type": "number" } },
          "calibration": { "as_of": "2025-12-31", "cuts": { "cut": 8 } }, // last measured by hand
          "cuts": { "cut": { "of": "revenue", "take": "median" } }
        }
        """,
        $$"""
        {
          "policy": "p", "version": "1", "inputs": { "revenue": { "type": "number" } },
          {{Part}}, // last measured by hand
          "cuts": { "cut": { "of": "revenue", "take": "median" } }
        }
        """);

    [Fact]
    public void Line_ends_and_a_byte_order_mark_stay_as_they_are()
    {
        var text = "\uFEFF{\r\n\t\"policy\": \"p\", \"version\": \"1\", \"inputs\": { \"revenue\": { \"type\": \"number\" } },\r\n\t\"cuts\": { \"cut\": { \"of\": \"revenue\", \"take\": \"median\" } }\r\n}\r\n";
        var applied = Apply(text);
        Assert.StartsWith("\uFEFF{\r\n\t\"policy\"", applied, StringComparison.Ordinal);
        Assert.Contains("},\r\n\t\"calibration\": {\r\n\t\t\"as_of\": \"2026-06-30\",\r\n\t\t\"accounts\": 3,\r\n\t\t\"cuts\": {\r\n\t\t\t\"cut\": 3\r\n\t\t}\r\n\t}\r\n}\r\n", applied, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_is_written_as_JSON_and_read_again()
    {
        var policy = MeasuredPortfolio.Policy("\"median\"");
        const string Source = "\"all\"\taccounts 客户 \\ 2026";
        var applied = PolicyCalibration.Measure(policy, [MeasuredPortfolio.Batch(policy, (1, true))]).Apply(policy.Source.Text, AsOf, Source);
        Assert.Equal(Source, CompiledPolicy.Load(applied).Model.Calibration!.Source);
        Assert.Contains("客户", applied, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cut_without_a_number_falls_back_to_its_default()
    {
        var policy = MeasuredPortfolio.Policy("\"median\"");
        var applied = CompiledPolicy.Load(PolicyCalibration.Measure(policy, []).Apply(policy.Source.Text, AsOf));
        Assert.Equal((null, 7, 7), (applied.Model.Cuts[0].Calibrated, applied.Model.Cuts[0].Default, applied.Model.Cuts[0].Number));
    }

    [Fact]
    public void The_text_of_another_policy_is_refused()
    {
        var policy = MeasuredPortfolio.Policy("\"median\"");
        var calibration = PolicyCalibration.Measure(policy, []);
        Assert.Contains("\"cut\"", Assert.Throws<ArgumentException>(() => calibration.Apply("""{ "cuts": { "other": {} } }""", AsOf)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => calibration.Apply("{}", AsOf));
        Assert.Equal("KA1001", Assert.Throws<PolicyException>(() => calibration.Apply("{", AsOf)).Diagnostics[0].Code);
        Assert.Equal("KA1005", Assert.Throws<PolicyException>(() => calibration.Apply("[]", AsOf)).Diagnostics[0].Code);
    }

    [Fact]
    public void A_policy_without_cuts_has_nothing_to_apply()
    {
        var policy = CompiledPolicy.Load("""{ "policy": "p", "version": "1", "inputs": {} }""");
        Assert.Throws<ArgumentException>(() => PolicyCalibration.Measure(policy, []).Apply(policy.Source.Text, AsOf));
    }

    private static void Check(string text, string expected) => Assert.Equal(expected.ReplaceLineEndings("\n"), Apply(text.ReplaceLineEndings("\n")));

    private static string Apply(string text)
    {
        var policy = CompiledPolicy.Load(text);
        var builder = new ColumnBatchBuilder(policy.Model.Inputs);
        foreach (var revenue in (double[])[1, 3, 9])
        {
            builder[0].Add(revenue);
            builder.EndRow();
        }

        return PolicyCalibration.Measure(policy, [builder.Build()]).Apply(text, AsOf);
    }
}
