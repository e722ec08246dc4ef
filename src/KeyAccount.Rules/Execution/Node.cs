namespace KeyAccount.Rules.Execution;

/// <summary>Something that runs once per chunk. Immutable while plans run: what changes is in the <see cref="Workspace"/>.</summary>
internal abstract class Instruction
{
    public abstract void Run(Workspace w);
}

/// <summary>
/// A column of intermediate results, and how it is computed. Nodes make a graph without cycles in which equal nodes are one; see
/// <see cref="NodeGraph"/>.
/// </summary>
internal abstract class Node(Space space) : Instruction
{
    /// <summary>Its place in the order of making: after everything it reads.</summary>
    public int Id { get; set; }

    public Space Space { get; } = space;

    /// <summary>Where its values stand; given when the graph is linked.</summary>
    public int Register { get; set; } = -1;

    /// <summary>The nodes it reads.</summary>
    public abstract IEnumerable<Node> Inputs { get; }
}

/// <summary>A bitmap.</summary>
internal abstract class BitsNode(Space space) : Node(space);

/// <summary>Numbers; dates are the numbers of their days. Whether a row is known stands in a bitmap elsewhere: here, unknown rows hold anything.</summary>
internal abstract class NumbersNode(Space space) : Node(space)
{
    /// <summary>Whether the node computes its values, and so can write them where the caller reads them.</summary>
    public virtual bool IsComputed => true;

    /// <summary>Whether it does so; decided when the graph is linked.</summary>
    public bool WritesResult { get; set; }
}

/// <summary>Texts as codes of a dictionary; unknown rows, and no others, hold -1.</summary>
internal abstract class TextsNode(Space space) : Node(space)
{
    public virtual bool IsComputed => true;

    public bool WritesResult { get; set; }

    /// <summary>The dictionary, where it is known before a batch is.</summary>
    public virtual StringPool? Pool => null;
}

/// <summary>For each row a row of another space, or -1.</summary>
internal abstract class RowsNode(Space space, Space target) : Node(space)
{
    public Space Target { get; } = target;
}

/// <summary>Divides the elements of a space among the rows of its parent; computes the sizes of the space.</summary>
internal abstract class SegmentsNode(Space parent, Space elements) : Node(parent)
{
    public Space Elements { get; } = elements;
}
