namespace KeyAccount.Rules.Expressions;

/// <summary>Walks syntax trees, without recursion: they come from outside and can be as high as their text is long.</summary>
internal static class SyntaxTree
{
    /// <summary>The first node, in the order of the text, that lies deeper than so many levels; <see langword="null"/> when there is none.</summary>
    public static Syntax? FirstBelow(int levels, IEnumerable<Syntax> roots)
    {
        var open = new Stack<(Syntax Node, int Level)>();
        foreach (var root in roots.Reverse()) open.Push((root, 1));
        while (open.TryPop(out var next))
        {
            if (next.Level > levels) return next.Node;
            foreach (var child in Children(next.Node).Reverse()) open.Push((child, next.Level + (ContinuesChain(next.Node, child) ? 0 : 1)));
        }

        return null;
    }

    /// <summary>Whether a node, or one in it, passes a test.</summary>
    public static bool Any(Syntax syntax, Func<Syntax, bool> test) => Any(syntax, test, Children);

    /// <summary>The same, of the parts that are to be looked at.</summary>
    public static bool Any(Syntax syntax, Func<Syntax, bool> test, Func<Syntax, IEnumerable<Syntax>> parts)
    {
        var open = new Stack<Syntax>([syntax]);
        while (open.TryPop(out var next))
        {
            if (test(next)) return true;
            foreach (var part in parts(next)) open.Push(part);
        }

        return false;
    }

    /// <summary>The operands of a chain of <c>and</c> (or <c>or</c>), in the order of the text: it is as high a tree as it is long, but means one thing.</summary>
    public static IReadOnlyCollection<Syntax> Chain(LogicalSyntax syntax)
    {
        var operands = new Stack<Syntax>();
        Syntax left = syntax;
        for (; left is LogicalSyntax link && link.IsAnd == syntax.IsAnd; left = link.Left) operands.Push(link.Right);
        operands.Push(left);
        return operands;
    }

    /// <summary>The direct parts, in the order of the text.</summary>
    public static IEnumerable<Syntax> Children(Syntax syntax) => syntax switch
    {
        PathSyntax s => [s.Source],
        FilterSyntax s => [s.Source, s.Predicate],
        CallSyntax s => s.Arguments,
        InvocationSyntax s => s.Arguments.Prepend(s.Callee),
        NegateSyntax s => [s.Operand],
        BinarySyntax s => [s.Left, s.Right],
        LogicalSyntax s => [s.Left, s.Right],
        BetweenSyntax s => [s.Value, s.Low, s.High],
        InSyntax s => s.Tests.Select(t => t.Operand).Prepend(s.Value),
        IfSyntax s => [s.Condition, s.Then, s.Else],
        InstanceOfSyntax s => [s.Value],
        QuantifiedSyntax s => s.Iterators.SelectMany(Parts).Append(s.Condition),
        ForSyntax s => s.Iterators.SelectMany(Parts).Append(s.Result),
        ContextSyntax s => s.Entries.Select(e => e.Value),
        FunctionSyntax s => [s.Body],
        UnaryRangeSyntax s => [s.Operand],
        ListSyntax s => s.Elements,
        RangeSyntax s => [s.Low, s.High],
        _ => [],
    };

    private static IEnumerable<Syntax> Parts(IteratorSyntax iterator) => iterator.To is { } to ? [iterator.List, to] : [iterator.List];

    /// <summary>Whether a child continues its parent's chain of <c>and</c> (or <c>or</c>): such a chain is bound as one flat node.</summary>
    private static bool ContinuesChain(Syntax parent, Syntax child) =>
        parent is LogicalSyntax chain && child is LogicalSyntax link && ReferenceEquals(chain.Left, link) && chain.IsAnd == link.IsAnd;
}
