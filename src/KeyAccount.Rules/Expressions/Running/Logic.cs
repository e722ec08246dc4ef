namespace KeyAccount.Rules.Expressions;

/// <summary>Truth with the unknown (semantics, section 2); what is no boolean is unknown.</summary>
internal static class Logic
{
    public static FeelValue Not(FeelValue value) => value is FeelBoolean truth ? FeelValue.Of(!truth.Value) : FeelValue.Null;

    public static FeelValue And(FeelValue a, FeelValue b) =>
        IsFalse(a) || IsFalse(b) ? FeelValue.False : IsTrue(a) && IsTrue(b) ? FeelValue.True : FeelValue.Null;

    public static FeelValue Or(FeelValue a, FeelValue b) =>
        IsTrue(a) || IsTrue(b) ? FeelValue.True : IsFalse(a) && IsFalse(b) ? FeelValue.False : FeelValue.Null;

    public static bool IsTrue(FeelValue value) => value is FeelBoolean { Value: true };

    public static bool IsFalse(FeelValue value) => value is FeelBoolean { Value: false };
}
