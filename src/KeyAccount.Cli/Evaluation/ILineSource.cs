namespace KeyAccount.Cli.Evaluation;

/// <summary>Where a dialogue's lines come from.</summary>
internal interface ILineSource
{
    /// <summary>Whether a person types them: there is a prompt, and an entry can go over several lines.</summary>
    bool IsTyped { get; }

    /// <summary>The next line; <see langword="null"/> when there is no more.</summary>
    /// <param name="prompt">What asks for it.</param>
    string? Read(string prompt);
}
