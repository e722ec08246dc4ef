namespace KeyAccount.Oracle;

/// <summary>Finds where two outcomes differ.</summary>
internal static class OutcomeComparison
{
    /// <summary>The first difference in words, or null when there is none.</summary>
    /// <remarks>Keys that only <paramref name="actual"/> holds are differences too.</remarks>
    public static string? FirstDifference(Outcome expected, Outcome actual)
    {
        foreach (var key in expected.Keys)
        {
            if (!actual.Holds(key)) return $"{key}: expected {Plain.Text(expected[key])}, but there is no such result";
            if (!Plain.Same(expected[key], actual[key])) return $"{key}: expected {Plain.Text(expected[key])}, found {Plain.Text(actual[key])}";
        }

        var extra = actual.Keys.FirstOrDefault(key => !expected.Holds(key));
        return extra is null ? null : $"{extra}: not expected, found {Plain.Text(actual[extra])}";
    }
}
