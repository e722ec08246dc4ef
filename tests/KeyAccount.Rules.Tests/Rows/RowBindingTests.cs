namespace KeyAccount.Rules.Tests.Rows;

/// <summary>Accessors are checked against what the policy declares, all at once.</summary>
public sealed class RowBindingTests
{
    [Fact]
    public void All_mistakes_are_in_one_exception()
    {
        var builder = RowBinding.For<PlainRow>(PlainRows.Schema)
            .Number("numbr", row => row.Number)
            .Text("truth", row => row.Text)
            .Date("day", row => row.Day)
            .Date("day", row => row.Day)
            .Choice("word", StringPool.Of("x", "why"), row => row.WordCode)
            .List("text", row => row.List, record => throw new InvalidOperationException("The fields of what is no list must not be asked for."))
            .List("list", row => row.List, record => record
                .Truth("thruth", r => r.Truth)
                .Number("day", r => r.Number)
                .Text("text", r => r.Text).Text("text", r => r.Text)
                .List("word", r => r.List, fields => fields));
        var exception = Assert.Throws<RowBindingException>(builder.Build);
        Assert.Equal(
            [
                (RowBindingMistake.UnknownInput, "numbr"),
                (RowBindingMistake.WrongType, "truth"),
                (RowBindingMistake.BoundTwice, "day"),
                (RowBindingMistake.UnknownChoice, "word"),
                (RowBindingMistake.WrongType, "text"),
                (RowBindingMistake.UnknownInput, "list.thruth"),
                (RowBindingMistake.WrongType, "list.day"),
                (RowBindingMistake.BoundTwice, "list.text"),
                (RowBindingMistake.WrongType, "list.word"),
            ],
            exception.Problems.Select(problem => (problem.Mistake, problem.Input)));
        Assert.All(exception.Problems, problem => Assert.Contains(problem.Message, exception.Message, StringComparison.Ordinal));
        Assert.StartsWith("The accessors of PlainRow do not fit the policy's inputs; 9 problem(s):", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_says_what_was_found_what_was_expected_and_what_to_do()
    {
        var exception = Assert.Throws<RowBindingException>(RowBinding.For<PlainRow>(PlainRows.Schema)
            .Number("numbr", row => row.Number)
            .Text("truth", row => row.Text)
            .List("list", row => row.List, record => record.Number("word", r => r.Number))
            .Choice("word", StringPool.Of("x", "yy"), row => row.WordCode)
            .Build);
        Assert.Equal(
            [
                "\"numbr\" is not an input of the policy: did you mean \"number\"?",
                "\"truth\" is declared as a boolean, but bound as a string by Text: bind it by Truth.",
                "\"list.word\" is declared as a string, but bound as a number by Number: bind it by Text or Choice.",
                "\"word\" has the choice \"yy\", which the policy does not declare: did you mean \"y\"?",
            ],
            exception.Problems.Select(problem => problem.Message));
    }

    [Fact]
    public void Inputs_and_fields_without_an_accessor_are_named()
    {
        var binding = RowBinding.For<PlainRow>(PlainRows.Schema)
            .List("list", row => row.List, record => record.Text("text", r => r.Text).Truth("truth", r => r.Truth))
            .Text("text", row => row.Text)
            .Build();
        Assert.Equal(["number", "word", "truth", "day", "list.number", "list.word", "list.day"], binding.Unbound);
        Assert.Empty(PlainRows.Bind(coded: true).Unbound);
    }

    [Fact]
    public void Whole_numbers_and_decimals_bind_without_a_cast()
    {
        var row = (Whole: 3, Big: 5_000_000_000L, Exact: 0.1m, Real: 2.5f);
        Assert.Equal(3, Number(RowBinding.For<(int Whole, long Big, decimal Exact, float Real)>(PlainRows.Schema).Number("number", r => r.Whole)));
        Assert.Equal(5e9, Number(RowBinding.For<(int Whole, long Big, decimal Exact, float Real)>(PlainRows.Schema).Number("number", r => r.Big)));
        Assert.Equal(0.1, Number(RowBinding.For<(int Whole, long Big, decimal Exact, float Real)>(PlainRows.Schema).Number("number", r => r.Exact)));
        Assert.Equal(2.5, Number(RowBinding.For<(int Whole, long Big, decimal Exact, float Real)>(PlainRows.Schema).Number("number", r => r.Real)));

        double? Number(RowBindingBuilder<(int Whole, long Big, decimal Exact, float Real)> builder) => builder.Build().CreateBuffer().Load(row)[0][0].Number;
    }

    [Fact]
    public void An_open_text_can_be_a_choice_of_any_words()
    {
        var words = StringPool.Of("one", "two", "three");
        var column = (StringColumn)RowBinding.For<int>(PlainRows.Schema).Choice("text", words, n => n).Build().CreateBuffer().Load([2, 0, 3, -1])[1];
        Assert.Same(words, column.Dictionary);
        Assert.Equal(["three", "one", null, null], [column.Text(0), column.Text(1), column.Text(2), column.Text(3)]);
    }

    [Fact]
    public void A_choice_without_words_is_always_unknown()
    {
        var buffer = RowBinding.For<int>(PlainRows.Schema).Choice("text", StringPool.Empty, n => n).Build().CreateBuffer();
        Assert.Equal(FactValue.Unknown, buffer.Load([0])[1][0]);
        Assert.Equal(FactValue.Unknown, buffer.Load(0)[1][0]);
    }
}
