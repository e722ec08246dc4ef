namespace KeyAccount.Scoring;

/// <summary>What a system says of one subject. A light view on a row of a batch; immutable and thread-safe.</summary>
public sealed class SystemResult : PolicyResult
{
    private readonly SystemRow _subject;

    internal SystemResult(SystemBatch batch, int row)
        : base(batch.Decisions, row)
    {
        System = batch.System;
        _subject = batch.Subject(row);
    }

    /// <summary>The system.</summary>
    public AccountSystem System { get; }

    /// <summary>
    /// The key of the subject: of the account, the contact (unique within the account), the deal, the person, the group's root account, the owner, or
    /// <see cref="PortfolioRollUps.PortfolioKey"/>.
    /// </summary>
    public string SubjectKey => _subject.Key;

    /// <summary>What people call the subject; the key where it has no name.</summary>
    public string SubjectName => _subject.Name;

    /// <summary>The account that the subject is or belongs to; for a person, a group, an owner and the portfolio the facts they were scored on.</summary>
    public Account Account => _subject.Account;
}
