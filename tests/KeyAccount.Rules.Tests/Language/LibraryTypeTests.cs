using System.Collections.Immutable;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Rules.Tests.Language;

/// <summary>The static types of what functions of numbers, lists and ranges give.</summary>
public sealed class LibraryTypeTests
{
    private static readonly FeelType s_numbers = FeelType.ListOf(FeelType.Number);
    private static readonly FeelType s_strings = FeelType.ListOf(FeelType.String);
    private static readonly FeelType s_sizes = FeelType.ClosedString(["small", "large"], "size");

    [Fact]
    public void Functions_that_pick_elements_give_what_the_list_holds()
    {
        Says("a string", "min", s_strings);
        Says("a date", "max", FeelType.Date, FeelType.Date);
        Says("a value of any type", "max", FeelType.Date, FeelType.Number);
        Says("a number", "min", FeelType.Number);
        Says("a value of any type", "min", FeelType.Null);
        foreach (var name in new[] { "sublist", "remove", "reverse", "distinct values", "sort" })
            Says("a list of strings", name, s_strings, FeelType.Number);
        Says("a list of strings", "reverse", FeelType.String);
    }

    [Fact]
    public void Functions_that_add_elements_give_what_both_are()
    {
        Says("a list of numbers", "append", s_numbers, FeelType.Number);
        Says("a list of numbers", "append", s_numbers, FeelType.Null);
        Says("a list of values", "append", s_numbers, FeelType.Number, FeelType.String);
        Says("a list of numbers", "concatenate", s_numbers, s_numbers, FeelType.Number);
        Says("a list of values", "union", s_numbers, s_strings);
        Says("a list of numbers", "insert before", s_numbers, FeelType.Number, FeelType.Number);
        Says("a list of values", "list replace", s_numbers, FeelType.Number, FeelType.String);
        Says("a list of lists", "concatenate", FeelType.ListOf(s_numbers), FeelType.ListOf(s_strings));
    }

    [Fact]
    public void Functions_that_calculate_say_what_they_calculate()
    {
        foreach (var name in new[] { "sum", "product", "mean", "median", "stddev", "count", "floor", "modulo" }) Says("a number", name, s_numbers);
        foreach (var name in new[] { "all", "any", "list contains", "odd", "before", "coincides" }) Says("a boolean", name, s_numbers);
        Says("a list of numbers", "mode", s_numbers);
        Says("a list of numbers", "index of", s_strings, FeelType.String);
        Says("a range", "range", FeelType.String);
    }

    [Fact]
    public void Flatten_gives_what_lies_deepest()
    {
        Says("a list of numbers", "flatten", FeelType.ListOf(FeelType.ListOf(s_numbers)));
        Says("a list of numbers", "flatten", FeelType.Number);
    }

    [Fact]
    public void A_closed_set_stays_closed_only_among_its_own()
    {
        Assert.Equal(["small", "large"], Result("append", FeelType.ListOf(s_sizes), s_sizes).Element!.Values);
        Assert.Empty(Result("append", FeelType.ListOf(s_sizes), FeelType.String).Element!.Values);
    }

    [Fact]
    public void A_mistake_that_was_reported_is_not_reported_again() =>
        Assert.Equal(FeelKind.Error, Result("append", s_numbers, FeelType.Error).Kind);

    private static void Says(string expected, string name, params ImmutableArray<FeelType> arguments) => Assert.Equal(expected, Result(name, arguments).ToString());

    private static FeelType Result(string name, params ImmutableArray<FeelType> arguments)
    {
        var forms = FunctionLibrary.Find(name)!.Signatures;
        var form = forms.FirstOrDefault(form => arguments.Length >= form.Least && arguments.Length <= form.Most) ?? forms[0];
        return form.Result(arguments);
    }
}
