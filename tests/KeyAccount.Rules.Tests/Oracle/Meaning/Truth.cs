namespace KeyAccount.Oracle.Meaning;

/// <summary>Section 2 of the semantics page: true, false and unknown (null).</summary>
internal static class Truth
{
    public static bool? And(bool? a, bool? b)
    {
        if (a == false || b == false) return false;
        if (a == null || b == null) return null;
        return true;
    }

    public static bool? Or(bool? a, bool? b)
    {
        if (a == true || b == true) return true;
        if (a == null || b == null) return null;
        return false;
    }

    public static bool? Not(bool? a) => a == null ? null : a == false;

    public static bool? All(IEnumerable<bool?> truths) => truths.Aggregate((bool?)true, And);

    public static bool? Any(IEnumerable<bool?> truths) => truths.Aggregate((bool?)false, Or);
}
