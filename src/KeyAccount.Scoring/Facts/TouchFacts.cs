using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>How wide and how high our contact with the account reaches: account-level facts told from its people.</summary>
internal static class TouchFacts
{
    private const int HighestSeniority = 5;

    public static ImmutableArray<FactDefinition> All { get; } =
    [
        new("contact_count", FactKind.Number, "count", new("People known", "已知联系人数"), s => s.Contacts.IsDefault ? FactValue.Unknown : FactValue.Of((double)s.Contacts.Length)),
        new("departments_in_touch", FactKind.Number, "count", new("Departments in touch with us", "有联系的部门数"), s => FactValue.Of(Departments(s))),
        new("top_seniority_in_touch", FactKind.Number, "level", new("Highest level in touch with us (1-5)", "有联系的最高职级（1-5）"), s => FactValue.Of(TopSeniority(s))),
    ];

    /// <summary>Known only when nobody whom we may be in touch with could add a department.</summary>
    private static double? Departments(AccountSnapshot snapshot)
    {
        if (snapshot.Contacts.IsDefault) return null;
        var departments = new HashSet<string>(StringComparer.Ordinal);
        foreach (Contact contact in snapshot.Contacts)
        {
            if (snapshot.Trace.InTouch(contact) != true) continue;
            if (contact.Department is null) return null;
            departments.Add(contact.Department);
        }

        bool open = snapshot.Contacts.Any(c => snapshot.Trace.InTouch(c) is null && (c.Department is null || !departments.Contains(c.Department)));
        return open ? null : departments.Count;
    }

    /// <summary>Known only when nobody whom we may be in touch with could stand higher; unknown when we are in touch with nobody.</summary>
    private static double? TopSeniority(AccountSnapshot snapshot)
    {
        if (snapshot.Contacts.IsDefault) return null;
        int? top = null;
        foreach (Contact contact in snapshot.Contacts)
        {
            if (snapshot.Trace.InTouch(contact) == true && contact.SeniorityLevel is { } level && !(level <= top)) top = level;
        }

        bool open = top < HighestSeniority
            && snapshot.Contacts.Any(c => snapshot.Trace.InTouch(c) is var inTouch && inTouch != false && (c.SeniorityLevel is null || c.SeniorityLevel > top));
        return open ? null : top;
    }
}
