namespace KeyAccount.Oracle.Model;

/// <summary>
/// The facts of one account, or the fields of one record. A value is null (unknown), a double, a string, a bool, a DateOnly, or (facts only) a list
/// of <see cref="Facts"/>. A declared input that is absent is unknown.
/// </summary>
internal sealed class Facts : Dictionary<string, object?>
{
    public Facts()
        : base(StringComparer.Ordinal)
    {
    }

    /// <summary>The fact; null when it is unknown or not given.</summary>
    public object? Of(string name) => TryGetValue(name, out var value) ? value : null;
}
