using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace KeyAccount.Cli.Tests.Demo;

/// <summary>
/// Writes every known fact of an object graph, properties by name, in the invariant culture. Unknown facts are left out, so a new nullable
/// property does not change the text; an unset array is left out, and an empty one is not.
/// </summary>
internal static class CanonicalDump
{
    public static string Of(object value)
    {
        StringBuilder text = new();
        Write(text, value, 0);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object value, int depth)
    {
        switch (value)
        {
            case string words:
                text.Append(words).Append('\n');
                break;
            case DateOnly date:
                text.Append(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Append('\n');
                break;
            case decimal amount:
                // Without trailing zeros: 1.50 and 1.5 are the same fact.
                text.Append(amount.ToString("0.####", CultureInfo.InvariantCulture)).Append('\n');
                break;
            case bool or Enum or int or double:
                text.Append(Convert.ToString(value, CultureInfo.InvariantCulture)).Append('\n');
                break;
            case IEnumerable items:
                text.Append("list\n");
                foreach (object item in items) WriteLine(text, "-", item, depth + 1);
                break;
            default:
                text.Append("record\n");
                foreach (PropertyInfo property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    .OrderBy(property => property.Name, StringComparer.Ordinal))
                {
                    if (property.GetValue(value) is { } known && !IsUnsetArray(known)) WriteLine(text, property.Name, known, depth + 1);
                }
                break;
        }
    }

    private static void WriteLine(StringBuilder text, string name, object value, int depth)
    {
        text.Append(' ', depth).Append(name).Append(' ');
        Write(text, value, depth);
    }

    private static bool IsUnsetArray(object value) =>
        value.GetType().GetProperty("IsDefault") is { } isDefault && (bool)isDefault.GetValue(value)!;
}
