namespace KeyAccount.Tck.Models;

/// <summary>A case that is not said in FEEL text here. It is counted with its reason, and never as passed.</summary>
internal sealed class NotTranslatedException(string reason) : Exception(reason);
