namespace KeyAccount.Scoring.Tests.Policies;

/// <summary>The four cases through the public surface, in both languages: stage, flags, next action, and what an account manager reads.</summary>
public sealed class FieldCaseTextTests
{
    [Theory]
    [InlineData("rookie", "2", "1", "evaluate", "en", "Collect information and evaluate the account before anything else", "We claim step 2 (25%) of an account that nobody has evaluated")]
    [InlineData("rookie", "2", "1", "evaluate", "zh-Hans", "先收集信息、评估客户，再谈其他", "填报已到第 2 步（25%），却没有人评估过这个客户")]
    [InlineData("machines", "3", "2", "lower-contact", "en", "Lower the contact, or get the criterion changed", "We do not have the technical capability this account requires")]
    [InlineData("machines", "3", "2", "lower-contact", "zh-Hans", "减少接触，或设法改变不合格的那一条", "我们不具备客户要求的技术能力")]
    [InlineData("keyboards", "4", "2", "work-departments", "en", "Work department by department on what each cares about", "Support balance -0.60; 2 against, 1 for; an opponent can block or decides; the users are split")]
    [InlineData("keyboards", "4", "2", "work-departments", "zh-Hans", "逐个部门做工作，谈各自关心的事", "支持度差额 -0.60；反对 2 人，支持 1 人；反对者握有否决权或决定权；使用者意见分歧")]
    [InlineData("bearings", "5", "5", "close-deal", "en", "Close with General manager", "The contract over 5,600,000 is not signed")]
    [InlineData("bearings", "5", "5", "close-deal", "zh-Hans", "与General manager敲定签约", "合同（金额 5,600,000）还没有签")]
    public void A_case_reads_as_expected(string name, string claimed, string supported, string action, string language, string title, string reason)
    {
        Account account = name switch
        {
            "rookie" => CaseAccounts.RookieInstrumentDeal,
            "machines" => CaseAccounts.CuttingMachines,
            "keyboards" => CaseAccounts.KeyboardForEveryone,
            _ => CaseAccounts.BearingMakersSteel,
        };
        Assessment assessment = AccountScorer.BuiltIn.Assess(account, new AssessmentOptions(CaseAccounts.AsOf));
        Assert.Equal((claimed, supported), (assessment.Stage!.Value.Claimed, assessment.Stage!.Value.Supported));
        Assert.Equal(action, assessment.NextAction!.Id);
        Assert.Equal(title, assessment.Render(assessment.NextAction.Title!, language));
        Assert.Equal(reason, assessment.Reason(assessment.NextAction, language));
        Assert.Equal(title, assessment.Explain(language).Actions[0].Title);
    }
}
