namespace KeyAccount.Tck.Cases;

/// <summary>A case of the kit: values for inputs, and the results expected.</summary>
/// <param name="File">The file's name, without its ending.</param>
/// <param name="Id">The case's name inside the file.</param>
/// <param name="Service">The service that is called; null where decisions are evaluated.</param>
/// <param name="Inputs">The values that are given, by the names of nodes.</param>
/// <param name="Results">What is expected.</param>
internal sealed record TestCase(string File, string Id, string? Service, IReadOnlyList<(string Name, KitValue Value)> Inputs, IReadOnlyList<ExpectedResult> Results);

/// <param name="Node">The decision.</param>
/// <param name="Value">The value that it must have.</param>
/// <param name="IsError">Whether the kit says that an error may be reported.</param>
internal sealed record ExpectedResult(string Node, KitValue Value, bool IsError);
