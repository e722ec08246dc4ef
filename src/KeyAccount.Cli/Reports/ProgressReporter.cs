using System.Globalization;
using KeyAccount.Cli.Commands;
using KeyAccount.Cli.Import;
using Spectre.Console;

namespace KeyAccount.Cli.Reports;

/// <summary>
/// Says how far a run is, on the error stream: a bar with rate and remaining time on a terminal, a plain line every few seconds otherwise.
/// </summary>
internal abstract class ProgressReporter : IProgress<ImportProgress>, IDisposable
{
    /// <summary>Starts reporting.</summary>
    public static ProgressReporter Start(Session session) => session.IsInteractive ? new BarReporter(session) : new LineReporter(session);

    /// <inheritdoc/>
    public abstract void Report(ImportProgress value);

    /// <summary>Reports accounts scored.</summary>
    public abstract void Scored(long done, long total);

    /// <inheritdoc/>
    public abstract void Dispose();

    private protected static string Number(double number) => number.ToString("#,##0", CultureInfo.InvariantCulture);
}

/// <summary>Lines for logs.</summary>
internal sealed class LineReporter(Session session) : ProgressReporter
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly long _started = session.Clock.GetTimestamp();
    private long _last = session.Clock.GetTimestamp();
    private long _scoringStarted;

    public override void Report(ImportProgress value)
    {
        if (IsDue()) session.Error.WriteLine(session.Text("score.reading", value.Source, Number(value.Rows)));
    }

    public override void Scored(long done, long total)
    {
        if (_scoringStarted == 0) _scoringStarted = _last = session.Clock.GetTimestamp();
        if (!IsDue()) return;
        var rate = done / Math.Max(0.001, session.Clock.GetElapsedTime(_scoringStarted).TotalSeconds);
        session.Error.WriteLine(session.Text("score.scoring", Number(done), Number(total), Number(rate), Number((total - done) / Math.Max(1, rate))));
    }

    public override void Dispose()
    {
    }

    private bool IsDue()
    {
        if (session.Clock.GetElapsedTime(_last) < Pause || session.Clock.GetElapsedTime(_started) < Pause) return false;
        _last = session.Clock.GetTimestamp();
        return true;
    }
}

/// <summary>Bars for people.</summary>
internal sealed class BarReporter : ProgressReporter
{
    private readonly ManualResetEventSlim _done = new();
    private readonly Task _drawing;
    private readonly ProgressTask _reading;
    private readonly ProgressTask _scoring;
    private readonly Session _session;
    private string _source = "";
    private long _sourceStarted;
    private long _scoringStarted;
    private bool _isDisposed;

    public BarReporter(Session session)
    {
        _session = session;
        var tasks = new TaskCompletionSource<(ProgressTask Reading, ProgressTask Scoring)>(TaskCreationOptions.RunContinuationsAsynchronously);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(session.Error) });
        _drawing = Task.Run(() => console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
            .Start(context =>
            {
                tasks.SetResult((context.AddTask(session.Text("score.reading-task")), context.AddTask(session.Text("score.scoring-task"), autoStart: false)));
                _done.Wait();
            }));
        (_reading, _scoring) = tasks.Task.GetAwaiter().GetResult();
    }

    public override void Report(ImportProgress value)
    {
        if (value.Source != _source) (_source, _sourceStarted) = (value.Source, _session.Clock.GetTimestamp());
        _reading.Description = Markup.Escape(_session.Text("score.reading-rate", value.Source, Number(value.Rows), Number(Rate(value.Rows, _sourceStarted))));
        _reading.MaxValue = Math.Max(1, value.BytesTotal);
        _reading.Value = value.BytesRead;
    }

    public override void Scored(long done, long total)
    {
        _reading.StopTask();
        if (!_scoring.IsStarted)
        {
            _scoring.StartTask();
            _scoringStarted = _session.Clock.GetTimestamp();
        }

        _scoring.Description = Markup.Escape(_session.Text("score.scoring-rate", Number(done), Number(Rate(done, _scoringStarted))));
        _scoring.MaxValue = Math.Max(1, total);
        _scoring.Value = done;
    }

    public override void Dispose()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        _done.Set();
        _drawing.GetAwaiter().GetResult();
        _done.Dispose();
    }

    private double Rate(long count, long since) => count / Math.Max(0.001, _session.Clock.GetElapsedTime(since).TotalSeconds);
}
