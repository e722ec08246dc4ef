namespace KeyAccount.Scoring;

/// <summary>What one row of a system is about. In a policy: the property <c>subject</c>, the member's name in lower case.</summary>
public enum SystemSubject
{
    /// <summary>An account (客户); also what a policy without a <c>subject</c> is about.</summary>
    Account,

    /// <summary>A person at an account (联系人).</summary>
    Contact,

    /// <summary>A deal with an account (项目).</summary>
    Opportunity,

    /// <summary>A person of ours, such as an account manager.</summary>
    Person,

    /// <summary>The accounts under one parent, over any depth (集团).</summary>
    Group,

    /// <summary>All accounts of one account manager.</summary>
    Owner,

    /// <summary>All accounts.</summary>
    Portfolio,
}
