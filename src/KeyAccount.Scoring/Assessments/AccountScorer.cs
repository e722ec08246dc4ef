using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace KeyAccount.Scoring;

/// <summary>
/// Assesses accounts by a policy: computes indicators, reads facts into columns, and lets the compiled policy decide. Immutable and
/// thread-safe: make one per policy and share it.
/// </summary>
public sealed partial class AccountScorer
{
    private static readonly Lazy<AccountScorer> LazyBuiltIn = new(() => new AccountScorer(KeyAccountPolicy.Compiled));

    private readonly AccountColumns _columns;
    private readonly ImmutableArray<SystemColumns> _systems;

    /// <summary>Creates a scorer for a compiled policy.</summary>
    /// <param name="policy">The policy.</param>
    public AccountScorer(CompiledPolicy policy)
        : this(policy, [])
    {
    }

    private AccountScorer(CompiledPolicy policy, ImmutableArray<SystemColumns> systems)
    {
        ArgumentNullException.ThrowIfNull(policy);
        Policy = policy;
        _systems = systems;
        _columns = new AccountColumns(policy.Model.Inputs);
        StageProbabilities = ProbabilitiesOf(policy.Model);
    }

    /// <summary>The scorer of the built-in policy <c>key-account</c>.</summary>
    public static AccountScorer BuiltIn => LazyBuiltIn.Value;

    /// <summary>The policy.</summary>
    public CompiledPolicy Policy { get; }

    /// <summary>The further systems that are asked about every account, its contacts and its deals; empty by default.</summary>
    public ImmutableArray<AccountSystem> Systems => [.. _systems.Select(s => s.System)];

    /// <summary>
    /// The probabilities of the selling stages, from the policy's first playbook whose stages are the steps <c>1</c> to <c>6</c>; used for the
    /// expected revenue of opportunities that give none.
    /// </summary>
    public StageProbabilities StageProbabilities { get; }

    /// <summary>Declared inputs that no fact of the catalogue answers: known only where <see cref="Account.Facts"/> gives them.</summary>
    public ImmutableArray<string> UnboundInputs => _columns.Unbound;

    /// <summary>Loads a policy from its text.</summary>
    /// <param name="json">The document.</param>
    /// <param name="name">What diagnostics call the document.</param>
    /// <exception cref="PolicyException">The policy has errors; the exception carries all of them.</exception>
    public static AccountScorer FromText(string json, string name = "policy") => new(CompiledPolicy.Load(json, name));

    /// <summary>Loads a policy from a stream of UTF-8, which stays open.</summary>
    /// <param name="stream">The document.</param>
    /// <param name="name">What diagnostics call the document.</param>
    /// <exception cref="PolicyException">The policy has errors; the exception carries all of them.</exception>
    public static AccountScorer FromStream(Stream stream, string name = "policy")
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var reader = new StreamReader(stream, leaveOpen: true);
        return FromText(reader.ReadToEnd(), name);
    }

    /// <summary>Loads a policy from a file, and its tables from the files beside it.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="PolicyException">The policy has errors; the exception carries all of them.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static AccountScorer FromFile(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new AccountScorer(PolicyFile.Load(path));
    }

    /// <summary>
    /// A scorer of the same policy that asks further systems as well: about the account, or about each of its contacts or deals, as the system's
    /// subject says. All of them read the same indicators.
    /// </summary>
    /// <param name="systems">The systems in the order of their results; they take the place of those asked before.</param>
    /// <exception cref="ArgumentException">
    /// A system is named twice, or its subject is no part of an account: a person is scored by <see cref="PersonScorer"/>, a group, an owner and the portfolio
    /// by <see cref="RollUpScorer"/>.
    /// </exception>
    public AccountScorer WithSystems(IEnumerable<AccountSystem> systems)
    {
        ArgumentNullException.ThrowIfNull(systems);
        return new AccountScorer(Policy, SystemColumns.Of(systems, [SystemSubject.Account, SystemSubject.Contact, SystemSubject.Opportunity], nameof(systems)));
    }

    /// <summary>Assesses one account.</summary>
    /// <param name="account">The account.</param>
    /// <param name="options">As-of date and window.</param>
    public Assessment Assess(Account account, AssessmentOptions options)
    {
        ArgumentNullException.ThrowIfNull(account);
        return AssessBatch([account], options)[0];
    }

    /// <summary>Assesses accounts, in their order, reading them as results are asked for.</summary>
    /// <param name="accounts">The accounts.</param>
    /// <param name="options">As-of date, window, batch size and parallelism.</param>
    public IEnumerable<Assessment> Assess(IEnumerable<Account> accounts, AssessmentOptions options) =>
        AssessBatches(accounts, options).SelectMany(batch => batch);

    /// <summary>Assesses accounts batch by batch, in their order, reading them as results are asked for.</summary>
    /// <param name="accounts">The accounts.</param>
    /// <param name="options">As-of date, window, batch size and parallelism.</param>
    public IEnumerable<AssessmentBatch> AssessBatches(IEnumerable<Account> accounts, AssessmentOptions options)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        ArgumentNullException.ThrowIfNull(options);
        return Run();

        IEnumerable<AssessmentBatch> Run()
        {
            var pending = new Queue<Task<AssessmentBatch>>();
            try
            {
                foreach (var chunk in accounts.Chunk(options.BatchSize))
                {
                    if (options.MaxDegreeOfParallelism == 1)
                    {
                        yield return AssessBatch(chunk, options);
                        continue;
                    }

                    pending.Enqueue(Task.Run(() => AssessBatch(chunk, options)));
                    if (pending.Count >= options.MaxDegreeOfParallelism) yield return pending.Dequeue().GetAwaiter().GetResult();
                }

                while (pending.TryDequeue(out var next)) yield return next.GetAwaiter().GetResult();
            }
            finally
            {
                // Whoever stops early leaves no work behind that still reads the accounts.
                foreach (var task in pending) ((IAsyncResult)task).AsyncWaitHandle.WaitOne();
            }
        }
    }

    /// <summary>Assesses a stream of accounts, in their order, in bounded memory: no more is read than is being worked on.</summary>
    /// <param name="accounts">The accounts.</param>
    /// <param name="options">As-of date, window, batch size and parallelism.</param>
    /// <param name="progress">Told after each batch; may be <see langword="null"/>.</param>
    /// <param name="cancellation">Ends the stream between two accounts; batches under way are waited for.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async IAsyncEnumerable<Assessment> AssessAsync(
        IAsyncEnumerable<Account> accounts,
        AssessmentOptions options,
        IProgress<AssessmentProgress>? progress = null,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        ArgumentNullException.ThrowIfNull(options);
        long assessed = 0;
        await foreach (var batch in AssessBatchesAsync(accounts, options, cancellation).ConfigureAwait(false))
        {
            foreach (var assessment in batch)
            {
                cancellation.ThrowIfCancellationRequested();
                yield return assessment;
            }

            progress?.Report(new AssessmentProgress(assessed += batch.Count));
        }
    }

    /// <summary>Assesses a stream of accounts batch by batch, in their order, in bounded memory.</summary>
    /// <param name="accounts">The accounts.</param>
    /// <param name="options">As-of date, window, batch size and parallelism.</param>
    /// <param name="cancellation">Ends the stream between two accounts; batches under way are waited for.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async IAsyncEnumerable<AssessmentBatch> AssessBatchesAsync(
        IAsyncEnumerable<Account> accounts,
        AssessmentOptions options,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        ArgumentNullException.ThrowIfNull(options);
        var pending = new Queue<Task<AssessmentBatch>>();
        try
        {
            await foreach (var chunk in Chunk(accounts, options.BatchSize, cancellation).ConfigureAwait(false))
            {
                pending.Enqueue(Task.Run(() => AssessBatch(chunk, options), cancellation));
                if (pending.Count >= options.MaxDegreeOfParallelism) yield return await pending.Dequeue().ConfigureAwait(false);
            }

            while (pending.TryDequeue(out var next)) yield return await next.ConfigureAwait(false);
        }
        finally
        {
            // Whoever stops early leaves no work behind that still reads the accounts.
            foreach (Task task in pending) await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Assesses accounts as one column batch.</summary>
    /// <param name="accounts">The accounts; they become the rows in this order.</param>
    /// <param name="options">As-of date and window; batch size and parallelism play no part.</param>
    public AssessmentBatch AssessBatch(IReadOnlyList<Account> accounts, AssessmentOptions options)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        ArgumentNullException.ThrowIfNull(options);
        var builder = new ColumnBatchBuilder(Policy.Model.Inputs);
        var indicators = ImmutableArray.CreateBuilder<AccountIndicators>(accounts.Count);
        var rejections = new List<FactRejection>();
        var snapshots = new List<AccountSnapshot>(_systems.IsEmpty ? 0 : accounts.Count);
        foreach (var account in accounts)
        {
            var snapshot = Snapshot(account, options.Window, StageProbabilities);
            if (!_systems.IsEmpty) snapshots.Add(snapshot);
            indicators.Add(snapshot.Indicators);
            _columns.Append(builder, snapshot, rejections);
        }

        return new AssessmentBatch(Policy.Evaluate(builder.Build()), [.. accounts], indicators.MoveToImmutable(), [.. rejections])
        {
            Systems = [.. _systems.Select(s => s.Evaluate(snapshots))],
        };
    }

    /// <summary>An account with its indicators on the window's last day; indicators given directly win.</summary>
    internal static AccountSnapshot Snapshot(Account account, IndicatorWindow window, StageProbabilities? probabilities)
    {
        var computed = IndicatorCalculator.Compute(account, window, probabilities);
        return new AccountSnapshot(account, account.Facts.IsEmpty ? computed : WithGiven(computed, account, window), window.AsOf);
    }

    /// <summary>Given indicators win; those given as something else than a number are unknown, and are reported when read into columns.</summary>
    private static AccountIndicators WithGiven(AccountIndicators computed, Account account, IndicatorWindow window)
    {
        var wrong = IndicatorCatalog.All
            .Where(i => account.Facts.TryGetValue(i.Name, out var given) && given.Kind is not (FactKind.Number or FactKind.Unknown))
            .ToArray();
        var numbers = wrong.Length == 0 ? account : account with { Facts = account.Facts.RemoveRange(wrong.Select(i => i.Name)) };
        return wrong.Aggregate(IndicatorCalculator.WithFacts(computed, numbers, window), (indicators, i) => i.With(indicators, null));
    }

    private static async IAsyncEnumerable<Account[]> Chunk(IAsyncEnumerable<Account> accounts, int size, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var chunk = new List<Account>(size);
        await foreach (var account in accounts.WithCancellation(cancellation).ConfigureAwait(false))
        {
            chunk.Add(account);
            if (chunk.Count < size) continue;
            yield return [.. chunk];
            chunk.Clear();
        }

        if (chunk.Count > 0) yield return [.. chunk];
    }

    private static StageProbabilities ProbabilitiesOf(PolicyModel model)
    {
        var steps = Enum.GetValues<SellingStage>().ToDictionary(s => ((int)s).ToString(CultureInfo.InvariantCulture), s => s, StringComparer.Ordinal);
        var playbook = model.Playbooks.FirstOrDefault(p => p.Stages.All(s => steps.ContainsKey(s.Id)));
        return new StageProbabilities(playbook is null
            ? []
            : playbook.Stages.Where(s => s.Probability is not null).Select(s => KeyValuePair.Create(steps[s.Id], (double)s.Probability!.Value)));
    }
}
