namespace KeyAccount.Scoring;

/// <summary>One contact between us and the account. Immutable.</summary>
public readonly record struct Interaction
{
    /// <summary>When it took place.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>How it took place.</summary>
    public InteractionKind Kind { get; init; }

    /// <summary>What the account had to say.</summary>
    public Feedback Feedback { get; init; }

    /// <summary>The <see cref="Contact.Id"/> of the person at the account; <see langword="null"/> when unknown.</summary>
    public string? ContactId { get; init; }
}

/// <summary>How an interaction took place.</summary>
public enum InteractionKind
{
    /// <summary>Anything else.</summary>
    Other,

    /// <summary>A task done for the account (任务).</summary>
    Task,

    /// <summary>A step of a process that concerns the account (进程).</summary>
    Process,

    /// <summary>A visit (拜访).</summary>
    Visit,

    /// <summary>A telephone or video call.</summary>
    Call,

    /// <summary>A letter, e-mail or message.</summary>
    Message,

    /// <summary>A meeting or event.</summary>
    Meeting,
}

/// <summary>What the account had to say in an interaction.</summary>
public enum Feedback
{
    /// <summary>Nothing in particular.</summary>
    None,

    /// <summary>A compliment (表扬).</summary>
    Compliment,

    /// <summary>A complaint (投诉).</summary>
    Complaint,

    /// <summary>A suggestion (建议).</summary>
    Suggestion,
}
