using System.CommandLine;
using System.Text;
using KeyAccount.Cli.Export;
using KeyAccount.Cli.Import;
using KeyAccount.Cli.Mapping;
using KeyAccount.Cli.Reports;
using KeyAccount.Rules;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Commands;

/// <summary><c>keyaccount policy calibrate</c>: measures a policy's relative cuts over a portfolio, and writes the numbers into its text.</summary>
internal sealed class PolicyCalibrateCommand
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Argument<string> _policy = new("POLICY");
    private readonly Argument<string> _data = new("DATA");
    private readonly Option<string?> _mapping = new("--mapping") { HelpName = "FILE" };
    private readonly Option<string?> _out = new("--out") { HelpName = "FILE" };
    private readonly PeriodOptions _period = new();

    private PolicyCalibrateCommand()
    {
    }

    public static ToolCommand Create(Session session)
    {
        var options = new PolicyCalibrateCommand();
        var command = new ToolCommand("calibrate",
            "keyaccount policy calibrate my.policy.json data --mapping portfolio.mapping.json --as-of 2026-06-30",
            "keyaccount policy calibrate volume-profit data --mapping portfolio.mapping.json --as-of 2026-06-30 --out my.policy.json")
        {
            options._policy, options._data, options._mapping,
        };
        options._period.AddTo(command);
        command.Add(options._out);
        command.SetAction(CommandTree.Action(session, options.Run));
        return command;
    }

    private int Run(ParseResult parsed, Session session, CancellationToken cancellation)
    {
        var folder = parsed.GetRequiredValue(_data);
        if (!Directory.Exists(folder)) throw new UsageException(session.Text("cli.no-folder", folder));
        if (parsed.GetValue(_mapping) is not { } mappingFile) throw new UsageException(session.Text("calibrate.mapping-needed"));
        InputFile.Require(mappingFile, _mapping.Name, session);
        var asOf = _period.AsOf(parsed, session);
        var window = _period.Window(parsed, session);
        var (text, scorer) = ReadPolicy(parsed.GetRequiredValue(_policy), session);
        var mapping = MappingReader.ReadFile(mappingFile);
        var target = parsed.GetValue(_out);
        if (target is not null) Check(target, [mappingFile, .. mapping.Sources.Select(s => Path.Combine(folder, s.File))], session);

        using var progress = ProgressReporter.Start(session);
        var import = PortfolioImporter.Import(mapping, folder, new ImportOptions(asOf) { WindowDays = window }, progress, cancellation);
        var accounts = import.Portfolio.Accounts.Select(account =>
        {
            cancellation.ThrowIfCancellationRequested();
            return account;
        });
        var calibration = scorer.Calibrate(accounts, new AssessmentOptions(asOf, window));
        progress.Dispose();

        var facts = new FactRejections();
        facts.Add(calibration.RejectedFacts);
        var code = new CalibrationReport(session).Write(calibration.Measured, asOf, import.Report.Sources, facts);
        Save(calibration.Measured.Apply(text, asOf, Path.GetFileName(mappingFile)), target, name => scorer.Policy.Files.FirstOrDefault(f => f.Name == name)?.Text, session);
        return code;
    }

    /// <summary>The text and the scorer of a policy file, or of a built-in system.</summary>
    private static (string Text, AccountScorer Scorer) ReadPolicy(string named, Session session)
    {
        var (text, scorer) = SystemOptions.IsFile(named) ? FromFile(named, session) : BuiltIn(SystemsCommand.Find(named, session));
        var model = scorer.Policy.Model;
        if (model.Cuts.IsEmpty) throw new UsageException(session.Text("calibrate.no-cuts", named));
        return model.Subject == PolicyModel.DefaultSubject ? (text, scorer) : throw new UsageException(session.Text("calibrate.subject", named, model.Subject));
    }

    private static (string Text, AccountScorer Scorer) BuiltIn(AccountSystem system) => (system.PolicyText, new AccountScorer(system.Policy));

    private static (string Text, AccountScorer Scorer) FromFile(string path, Session session)
    {
        InputFile.Require(path, "POLICY", session);
        try
        {
            return (Utf8.GetString(File.ReadAllBytes(path)), AccountScorer.FromFile(path));
        }
        catch (DecoderFallbackException)
        {
            // Written back, what cannot be read would be lost.
            throw new UsageException(session.Text("calibrate.not-utf8", path));
        }
    }

    private void Check(string target, IEnumerable<string> inputs, Session session)
    {
        if (Directory.Exists(target)) throw new UsageException(session.Text("cli.is-folder", target, _out.Name));
        if (inputs.Select(Path.GetFullPath).Contains(Path.GetFullPath(target), StringComparer.Ordinal)) throw new UsageException(session.Text("cli.overwrites-input", target, _out.Name));
    }

    /// <summary>Writes the policy when the numbers fit it; what does not fit is shown in any case.</summary>
    private static void Save(string text, string? target, Func<string, string?> readFile, Session session)
    {
        _ = CompiledPolicy.Load(text, target ?? "policy", null, readFile);
        if (target is null)
        {
            session.Output.WriteLine(session.Text("calibrate.not-written"));
            return;
        }

        using var file = new PendingFile(target);
        using (var stream = file.Create()) stream.Write(Utf8.GetBytes(text));
        file.Commit();
        session.Output.WriteLine(session.Text("calibrate.written", target));
    }
}
