using System.Globalization;
using KeyAccount.Cli.Commands;
using KeyAccount.Rules;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Expressions;

namespace KeyAccount.Cli.Evaluation;

/// <summary>Evaluates one line after the other; words that begin with a dot are orders to the dialogue itself.</summary>
/// <param name="session">Where it answers.</param>
/// <param name="evaluator">Evaluates.</param>
/// <param name="lines">What is asked.</param>
/// <param name="facts">The names that can be used from the start.</param>
internal sealed class Dialogue(Session session, Evaluator evaluator, ILineSource lines, FeelContext facts)
{
    /// <summary>The name of the last result.</summary>
    private const string Last = "_";

    private const string Prompt = "feel> ";
    private const string FurtherPrompt = "  ... ";

    private static readonly string[] Orders = [".help", ".facts", ".load", ".quit"];

    private FeelContext _facts = facts;
    private FeelValue? _last;
    private int _line;
    private bool _anyRefused;

    /// <summary>Goes on until there is no more line, or until told to leave.</summary>
    public int Run(CancellationToken cancellation)
    {
        if (lines.IsTyped) session.Output.WriteLine(session.Text("dialogue.greeting"));
        while (Read() is { } entry)
        {
            cancellation.ThrowIfCancellationRequested();
            var text = entry.Trim();
            if (text.Length == 0) continue;
            if (text is not ['.', var second, ..] || !char.IsAsciiLetter(second)) Evaluate(entry);
            else if (!Obey(text)) break;
        }

        // Who types has seen what was refused; who sends a file sees it in the exit code.
        return _anyRefused && !lines.IsTyped ? ExitCode.Rejects : ExitCode.Fine;
    }

    /// <summary>The next entry. A blank line ends one whose brackets nobody closes.</summary>
    private string? Read()
    {
        if (lines.Read(Prompt) is not { } entry) return null;
        _line++;
        while (lines.IsTyped && entry.Length <= PolicyLimits.Default.MaxExpressionLength && OpenBrackets.Any(entry))
        {
            var further = lines.Read(FurtherPrompt);
            if (string.IsNullOrWhiteSpace(further)) break;
            entry = $"{entry}\n{further}";
        }

        return entry;
    }

    private void Evaluate(string entry)
    {
        var diagnostics = new DiagnosticBag();
        var text = new ExpressionText(lines.IsTyped ? "EXPRESSION" : $"line {_line.ToString(CultureInfo.InvariantCulture)}", entry);
        var value = Utf8Input.IsWhole(text.Document, diagnostics) ? evaluator.Evaluate(text, Names(), diagnostics) : null;
        if (value is not null && ShownValue.Of(value, text, diagnostics) is { } shown)
        {
            _last = value;
            session.Output.WriteLine(shown);
            return;
        }

        Refuse(diagnostics);
    }

    private FeelContext Names() => _last is null ? _facts : new FeelContext(_facts.Entries.Append(KeyValuePair.Create(Last, _last)));

    private void Refuse(DiagnosticBag diagnostics)
    {
        _anyRefused = true;
        session.Error.Write(DiagnosticRenderer.Render(diagnostics.ToSorted(), session.Language));
    }

    /// <summary>Does what an order says; <see langword="false"/> when it says to leave.</summary>
    private bool Obey(string text)
    {
        var (order, about) = text.IndexOf(' ', StringComparison.Ordinal) is var at and > 0 ? (text[..at], text[at..].Trim()) : (text, "");
        switch (order)
        {
            case ".quit":
                return false;
            case ".help":
                session.Output.WriteLine(session.Text("dialogue.help"));
                break;
            case ".facts":
                WriteFacts();
                break;
            case ".load":
                Load(about);
                break;
            default:
                var hint = Spelling.Nearest(order, Orders) is { } nearest ? session.Text("cli.did-you-mean", nearest) : "";
                Complain(session.Text("dialogue.unknown", order, string.Join(session.Text("list.separator"), Orders), hint).TrimEnd());
                break;
        }

        return true;
    }

    private void WriteFacts()
    {
        var names = Names();
        if (names.Names.Count == 0) session.Output.WriteLine(session.Text("dialogue.no-facts"));
        foreach (var (name, value) in names.Entries) session.Output.WriteLine($"{TextCell.Visible(name)}: {ShownValue.Brief(value)}");
    }

    private void Load(string path)
    {
        var diagnostics = new DiagnosticBag();
        try
        {
            if (path.Length == 0) throw new UsageException(session.Text("dialogue.load-what"));
            if (new FactsInput(session).File(path, ".load", diagnostics) is { } loaded)
            {
                _facts = loaded;
                session.Output.WriteLine(session.Text("dialogue.loaded", path, loaded.Names.Count.ToString(CultureInfo.InvariantCulture)));
                return;
            }

            Refuse(diagnostics);
        }
        catch (UsageException exception)
        {
            foreach (var mistake in exception.Mistakes) Complain(mistake);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Complain(exception.Message);
        }
    }

    private void Complain(string mistake)
    {
        _anyRefused = true;
        session.Error.WriteLine(session.Text("cli.error", mistake));
    }
}
