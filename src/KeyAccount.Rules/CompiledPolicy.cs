using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using KeyAccount.Rules.Analysis;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Documents;
using KeyAccount.Rules.Execution;
using KeyAccount.Rules.Planning;

namespace KeyAccount.Rules;

/// <summary>
/// A policy, read, checked and compiled once; evaluated over any number of batches. Immutable and thread-safe: share one instance.
/// </summary>
public sealed partial class CompiledPolicy
{
    private const long MostIdleBytes = 32L << 20;

    private readonly EvaluationPlan _plan;
    private Workspace? _idle;

    private CompiledPolicy(EvaluationPlan plan, SourceText source, ImmutableArray<SourceText> files, ImmutableArray<Diagnostic> diagnostics)
    {
        _plan = plan;
        Source = source;
        Files = files;
        Diagnostics = diagnostics;
        Hash = HashOf(source, files);
    }

    /// <summary>What the policy declares.</summary>
    public PolicyModel Model => _plan.Model;

    /// <summary>The document it was read from.</summary>
    public SourceText Source { get; }

    /// <summary>The files beside the document that its decision tables were read from, in their order; their names are those that the document gives.</summary>
    public ImmutableArray<SourceText> Files { get; }

    /// <summary>Warnings and advice, in the order of the document; never errors.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>
    /// SHA-256 of the document's UTF-8 text (followed, where tables are read from files, by the name and the SHA-256 of each), in lower-case
    /// hexadecimal: which policy decided.
    /// </summary>
    public string Hash { get; }

    /// <summary>Compiles a policy document.</summary>
    /// <param name="text">The JSON text.</param>
    /// <param name="name">What diagnostics call the document.</param>
    /// <param name="limits">Bounds on the document; <see langword="null"/> for the default ones.</param>
    /// <param name="readFile">
    /// Gives the text of a file beside the document that a decision table names, or <see langword="null"/> when there is none. The host decides
    /// what a name may reach: the engine itself opens no file. Names are plain file names, without folders. Absent: there are no files.
    /// </param>
    /// <exception cref="PolicyException">The document has errors; the exception carries all of them.</exception>
    public static CompiledPolicy Load(string text, string name = "policy", PolicyLimits? limits = null, Func<string, string?>? readFile = null) =>
        TryLoad(text, name, limits, readFile, out var policy, out var diagnostics) ? policy : throw new PolicyException(diagnostics);

    /// <summary>Compiles a policy document without throwing for its mistakes.</summary>
    /// <param name="text">The JSON text.</param>
    /// <param name="name">What diagnostics call the document.</param>
    /// <param name="limits">Bounds on the document; <see langword="null"/> for the default ones.</param>
    /// <param name="policy">The policy, when there are no errors.</param>
    /// <param name="diagnostics">Everything found: errors, warnings and advice, in the order of the document.</param>
    /// <returns>Whether the policy can be used.</returns>
    public static bool TryLoad(
        string text,
        string name,
        PolicyLimits? limits,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out CompiledPolicy? policy,
        out ImmutableArray<Diagnostic> diagnostics) => TryLoad(text, name, limits, null, out policy, out diagnostics);

    /// <summary>Compiles a policy document whose decision tables may stand in files beside it, without throwing for mistakes.</summary>
    /// <param name="text">The JSON text.</param>
    /// <param name="name">What diagnostics call the document.</param>
    /// <param name="limits">Bounds on the document; <see langword="null"/> for the default ones.</param>
    /// <param name="readFile">
    /// Gives the text of a file beside the document that a decision table names, or <see langword="null"/> when there is none. The host decides
    /// what a name may reach: the engine itself opens no file. Names are plain file names, without folders. <see langword="null"/>: there are no files.
    /// </param>
    /// <param name="policy">The policy, when there are no errors.</param>
    /// <param name="diagnostics">Everything found: errors, warnings and advice, in the order of the document, then of the files.</param>
    /// <returns>Whether the policy can be used.</returns>
    public static bool TryLoad(
        string text,
        string name,
        PolicyLimits? limits,
        Func<string, string?>? readFile,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out CompiledPolicy? policy,
        out ImmutableArray<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(name);
        var source = new SourceText(name, text);
        limits ??= PolicyLimits.Default;
        var bag = new DiagnosticBag(limits.MaxDiagnostics);
        var files = new PolicyFiles(readFile ?? (static _ => null));
        var (model, parts) = PolicyReader.Read(source, files, limits, bag);
        var ordered = DependencyGraph.Order(parts, source, bag);
        if (model is not null) Advice.Check(model, parts, source, bag);
        diagnostics = bag.ToSorted(source);
        policy = model is null || bag.HasErrors ? null : new CompiledPolicy(new EvaluationPlan(model, ordered.Select(p => p.Model).OfType<object>()), source, files.Read, diagnostics);
        return policy is not null;
    }

    /// <summary>Decides a batch: everything that the policy declares.</summary>
    /// <param name="batch">The facts, in columns of the policy's own inputs.</param>
    /// <returns>Decisions of their own, which last.</returns>
    /// <exception cref="ArgumentException">The batch was made for the inputs of another policy.</exception>
    public DecisionBatch Evaluate(ColumnBatch batch)
    {
        CheckSchema(batch);
        var program = _plan.ProgramFor(DecisionOutputs.All);

        // One idle workspace is kept for the next caller; callers at the same time make their own.
        var workspace = Interlocked.Exchange(ref _idle, null) ?? new Workspace(program, Kernels.For(VectorPaths.Widest));
        var columns = ProgramRunner.Run(program, workspace, batch, _plan.SlotCount);
        workspace.End();

        // One batch with very long lists must not occupy memory for good.
        if (workspace.Bytes <= MostIdleBytes) _idle = workspace;
        batch.Columns.CopyTo(columns!);
        return new DecisionBatch(_plan, batch, columns);
    }

    /// <summary>An evaluator that keeps its buffers from batch to batch.</summary>
    /// <param name="outputs">What to compute; <see langword="null"/> for everything.</param>
    /// <param name="maxDegreeOfParallelism">Threads that share the rows of a batch, 1 or more; results do not depend on it.</param>
    public PolicyEvaluator CreateEvaluator(DecisionOutputs? outputs = null, int maxDegreeOfParallelism = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxDegreeOfParallelism, 1);
        return new PolicyEvaluator(this, _plan, outputs ?? DecisionOutputs.All, maxDegreeOfParallelism, VectorPaths.Widest);
    }

    /// <summary>An evaluator on one path of the kernels, for tests.</summary>
    internal PolicyEvaluator CreateEvaluator(DecisionOutputs outputs, int threads, VectorPath path) => new(this, _plan, outputs, threads, path);

    internal EvaluationPlan Plan => _plan;

    private static string HashOf(SourceText source, ImmutableArray<SourceText> files)
    {
        static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return files.IsEmpty ? Hash(source.Text) : Hash(string.Join('\n', [Hash(source.Text), .. files.Select(f => $"{f.Name} {Hash(f.Text)}")]));
    }

    internal void CheckSchema(ColumnBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (!ReferenceEquals(batch.Schema, Model.Inputs)) throw new ArgumentException("The batch was made for the inputs of another policy: use Model.Inputs of this one.", nameof(batch));
    }
}
