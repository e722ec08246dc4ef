using static KeyAccount.Rules.Expressions.Form;

namespace KeyAccount.Rules.Expressions;

/// <summary>
/// <c>sort</c>: a merge of ever longer runs. Elements of which neither precedes the other keep their order, and a function that contradicts itself
/// gives some order of the same elements.
/// </summary>
internal static class ListSorting
{
    public static (string Name, Signature Form)[] Forms =>
    [
        Of("sort", ListTypes.Same, [List("list"), new Parameter("precedes", FeelType.Function)], Sort),
    ];

    private static FeelValue Sort(Arguments arguments)
    {
        var precedes = (FeelFunction)arguments[1];
        if (precedes.Parameters is { Count: not 2 }) return FeelValue.Null;
        FeelValue[] from = [.. arguments.List(0)];
        var to = new FeelValue[from.Length];
        arguments.Run.Spend(from.Length);
        for (long width = 1; width < from.Length; width *= 2)
        {
            for (long start = 0; start < from.Length; start += 2 * width)
            {
                var middle = (int)Math.Min(start + width, from.Length);
                var end = (int)Math.Min(start + (2 * width), from.Length);
                if (!Merge(from, to, (int)start, middle, end, precedes, arguments.Run)) return FeelValue.Null;
            }

            (from, to) = (to, from);
        }

        return new FeelList(from);
    }

    /// <summary>Merges two runs that follow each other; false where the function gives no truth: then the order is not known.</summary>
    private static bool Merge(FeelValue[] from, FeelValue[] to, int left, int middle, int end, FeelFunction precedes, FeelRun run)
    {
        var right = middle;
        for (var i = left; i < end; i++)
        {
            var takesRight = left == middle;
            if (left < middle && right < end)
            {
                run.Spend(1);
                if (precedes.Invoke([from[right], from[left]], run) is not FeelBoolean truth) return false;
                takesRight = truth.Value;
            }

            to[i] = from[takesRight ? right++ : left++];
        }

        return true;
    }
}
