using System.Globalization;
using KeyAccount.Tck.Cases;

namespace KeyAccount.Tck.Comparing;

/// <summary>Compares what came out with what the kit expects, as the kit's own runners do.</summary>
internal static class ValueComparer
{
    private const decimal Tolerance = 0.00000001m;

    public static bool AreEqual(KitValue expected, KitValue actual) => (expected, actual) switch
    {
        (NilValue, NilValue) => true,
        (NumberValue left, NumberValue right) => AreEqual(left.Digits, right.Digits),
        (TextValue left, TextValue right) => left.Text == right.Text,
        (TruthValue left, TruthValue right) => left.Truth == right.Truth,
        (TemporalValue left, TextValue right) => TemporalText.AreEqual(left.Kind, left.Text, right.Text),
        (ListValue left, ListValue right) => left.Items.Count == right.Items.Count && left.Items.Zip(right.Items).All(pair => AreEqual(pair.First, pair.Second)),
        (ContextValue left, ContextValue right) => left.Components.Count == right.Components.Count && left.Components.All(component => right.Find(component.Key) is { } value && AreEqual(component.Value, value)),
        _ => false,
    };

    /// <summary>Numbers differ by less than 0.00000001. Beyond 28 digits they have to be the same double.</summary>
    private static bool AreEqual(string left, string right)
    {
        if (decimal.TryParse(left, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) && decimal.TryParse(right, NumberStyles.Float, CultureInfo.InvariantCulture, out var other)) return Math.Abs(exact - other) < Tolerance;
        return double.Parse(left, CultureInfo.InvariantCulture).Equals(double.Parse(right, CultureInfo.InvariantCulture));
    }
}
