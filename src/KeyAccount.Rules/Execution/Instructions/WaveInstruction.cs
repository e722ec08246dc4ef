namespace KeyAccount.Rules.Execution;

/// <summary>
/// Operations that became possible at the same time, one kind after the other: a batch of one account spends its time on calls, and calls that
/// go to the same place again and again are the cheapest.
/// </summary>
internal sealed class WaveInstruction(IEnumerable<CutsPass> cuts, IEnumerable<TextsPass> texts, IReadOnlyList<Node> nodes) : Instruction
{
    private readonly CutsPass[] _cuts = [.. cuts];
    private readonly TextsPass[] _texts = [.. texts];
    private readonly KnownTextsNode[] _known = [.. nodes.OfType<KnownTextsNode>()];
    private readonly QuotientNode[] _quotients = [.. nodes.OfType<QuotientNode>()];
    private readonly FirstOfNode[] _labels = [.. nodes.OfType<FirstOfNode>()];
    private readonly Node[] _others = [.. nodes.Where(n => n is not (CutNode or OneTextNode or KnownTextsNode or QuotientNode or FirstOfNode))];

    public override void Run(Workspace w)
    {
        foreach (var pass in _cuts) pass.Run(w);
        foreach (var pass in _texts) pass.Run(w);
        foreach (var node in _known) node.Run(w);
        foreach (var node in _quotients) node.Run(w);
        foreach (var node in _labels) node.Run(w);
        foreach (var node in _others) node.Run(w);
    }
}
