namespace KeyAccount.Rules;

/// <summary>One entry of the catalogue of diagnostics.</summary>
/// <param name="Code">The stable code.</param>
/// <param name="Severity">How serious it is.</param>
/// <param name="Message">Template of the message; <c>{0}</c>, <c>{1}</c>, … are the arguments.</param>
/// <param name="Remedy">Template of the advice, with the same arguments.</param>
internal sealed record DiagnosticDescriptor(string Code, DiagnosticSeverity Severity, string Message, string Remedy);
