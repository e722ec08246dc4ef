using KeyAccount.Cli.Evaluation;
using Spectre.Console.Testing;

namespace KeyAccount.Cli.Tests.Evaluation;

/// <summary>Typing and changing a line.</summary>
public sealed class LineEditorTests
{
    [Fact]
    public void A_line_ends_with_enter() => Assert.Equal(["1 + 1"], Lines("1 + 1", ConsoleKey.Enter));

    [Fact]
    public void Letters_are_put_in_and_taken_out_where_the_cursor_stands() => Assert.Equal(
        ["ac", "b", "xaby", "化工"],
        Lines(
            "abc", ConsoleKey.LeftArrow, ConsoleKey.Backspace, ConsoleKey.Enter,
            "ab", ConsoleKey.Home, ConsoleKey.Delete, ConsoleKey.Enter,
            "ab", ConsoleKey.Home, "x", ConsoleKey.End, "y", ConsoleKey.Enter,
            "化学工", ConsoleKey.LeftArrow, ConsoleKey.Backspace, ConsoleKey.RightArrow, ConsoleKey.Enter));

    [Fact]
    public void A_character_of_several_units_is_taken_out_whole() => Assert.Equal(["ab"], Lines("a", "👩‍🔬", "é", "b", ConsoleKey.LeftArrow, ConsoleKey.Backspace, ConsoleKey.Backspace, ConsoleKey.Enter));

    [Fact]
    public void At_either_end_nothing_moves_and_nothing_is_taken_out() => Assert.Equal(
        ["a"],
        Lines(ConsoleKey.Backspace, ConsoleKey.LeftArrow, ConsoleKey.Delete, "a", ConsoleKey.RightArrow, ConsoleKey.Delete, ConsoleKey.Home, ConsoleKey.Backspace, ConsoleKey.Enter));

    [Fact]
    public void The_arrows_bring_back_earlier_lines_and_the_one_that_was_being_typed() => Assert.Equal(
        ["first", "second", "first", "second!", "draft"],
        Lines(
            "first", ConsoleKey.Enter,
            "second", ConsoleKey.Enter,
            ConsoleKey.UpArrow, ConsoleKey.UpArrow, ConsoleKey.UpArrow, ConsoleKey.Enter,
            ConsoleKey.UpArrow, ConsoleKey.UpArrow, "!", ConsoleKey.Enter,
            "draft", ConsoleKey.UpArrow, ConsoleKey.UpArrow, ConsoleKey.DownArrow, ConsoleKey.DownArrow, ConsoleKey.DownArrow, ConsoleKey.Enter));

    [Fact]
    public void Control_keys_move_and_clear() => Assert.Equal(
        ["xab", "aby", "b", "a", "b", "z"],
        Lines(
            "ab", Control(ConsoleKey.A), "x", ConsoleKey.Enter,
            "ab", ConsoleKey.Home, Control(ConsoleKey.E), "y", ConsoleKey.Enter,
            "ab", ConsoleKey.LeftArrow, Control(ConsoleKey.U), ConsoleKey.Enter,
            "ab", ConsoleKey.LeftArrow, Control(ConsoleKey.K), ConsoleKey.Enter,
            "ab", ConsoleKey.Home, Control(ConsoleKey.D), ConsoleKey.Enter,
            "ab", ConsoleKey.Escape, "z", ConsoleKey.Enter));

    [Fact]
    public void Control_D_on_an_empty_line_ends_it_all() => Assert.Equal(["a"], Lines("a", ConsoleKey.Enter, Control(ConsoleKey.D), "b", ConsoleKey.Enter));

    [Fact]
    public void A_line_wider_than_the_terminal_is_shown_around_the_cursor()
    {
        using var console = new TestConsole().Width(20).EmitAnsiSequences();
        Type(console, [new string('a', 30) + "化", ConsoleKey.Home, ConsoleKey.Enter]);
        Assert.Equal(new string('a', 30) + "化", new LineEditor(console).Read("> "));
        var drawn = console.Output.Split("\r\u001b[K");
        Assert.All(drawn.Skip(1), line => Assert.True(line.Split('\r')[0].Length <= 19));
        Assert.StartsWith("> " + new string('a', 15) + "化\r\u001b[19C", drawn[^2], StringComparison.Ordinal);
        Assert.StartsWith("> " + new string('a', 17) + "\r\u001b[2C", drawn[^1], StringComparison.Ordinal);
    }

    private static ConsoleKeyInfo Control(ConsoleKey letter) => new((char)(letter - ConsoleKey.A + 1), letter, false, false, true);

    private static List<string> Lines(params object[] keys)
    {
        using var console = new TestConsole();
        Type(console, keys);
        var editor = new LineEditor(console);
        var lines = new List<string>();
        try
        {
            while (editor.Read("> ") is { } line) lines.Add(line);
        }
        catch (InvalidOperationException)
        {
            // The keys are used up.
        }

        return lines;
    }

    private static void Type(TestConsole console, object[] keys)
    {
        foreach (var key in keys)
        {
            if (key is ConsoleKey named) console.Input.PushKey(named);
            else if (key is ConsoleKeyInfo info) console.Input.PushKey(info);
            else
            {
                foreach (var letter in (string)key) console.Input.PushKey(new ConsoleKeyInfo(letter, ConsoleKey.None, false, false, false));
            }
        }
    }
}
