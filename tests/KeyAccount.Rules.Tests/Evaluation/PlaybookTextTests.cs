namespace KeyAccount.Rules.Tests.Evaluation;

/// <summary>What a playbook says about the work in its stages, and the activities that serve them.</summary>
public sealed class PlaybookTextTests
{
    private static readonly CompiledPolicy Policy = CompiledPolicy.Load("""
        { "policy": "sample", "version": "1", "languages": ["en", "zh-Hans"],
          "inputs": { "stage": { "type": "string", "values": ["find", "meet", "close"] }, "met": { "type": "boolean" }, "budget": { "type": "number" } },
          "activities": {
            "tour": { "title": { "en": "Factory tour", "zh-Hans": "参观工厂" }, "audience": { "en": "deciders", "zh-Hans": "决策者" }, "cost": "high", "reach": "few",
              "description": { "en": "A day at our plant", "zh-Hans": "在我方工厂一天" } },
            "call": { "title": { "en": "Call", "zh-Hans": "电话拜访" } } },
          "playbooks": { "selling": { "title": { "en": "Selling", "zh-Hans": "销售" }, "claimed": "stage", "stages": [
            { "id": "find", "title": { "en": "Find", "zh-Hans": "寻找" }, "nodes": [ { "id": "met", "title": { "en": "First meeting", "zh-Hans": "首次会面" }, "when": "met", "action": "meet", "message": { "en": "Not met", "zh-Hans": "尚未会面" } } ] },
            { "id": "meet", "probability": 0.4, "description": { "en": "They get to know us", "zh-Hans": "让对方了解我们" }, "goal": { "en": "A budget above {budget}", "zh-Hans": "预算高于{budget}" },
              "buyer": { "en": "compares", "zh-Hans": "比较" }, "support": { "en": "brochures", "zh-Hans": "宣传册" }, "exit": { "en": "a date", "zh-Hans": "约定日期" },
              "participants": [ { "en": "account manager", "zh-Hans": "客户经理" }, { "en": "director", "zh-Hans": "总监" } ], "involvement": "medium", "activities": ["tour", "call"],
              "nodes": [ { "id": "funded", "when": "budget > 9" } ] },
            { "id": "close", "participants": { "en": "top management", "zh-Hans": "高层" }, "involvement": "high", "nodes": [ { "id": "signed", "when": "budget > 99" } ] } ] } },
          "actions": [ { "id": "meet", "priority": 1, "title": { "en": "Meet", "zh-Hans": "会面" }, "activity": "call" } ] }
        """);

    private static Explanation Explain(string language, string? stage, bool? met, double? budget)
    {
        var batch = new ColumnBatchBuilder(Policy.Model.Inputs);
        batch[0].Add(stage);
        batch[1].Add(met);
        batch[2].Add(budget);
        batch.EndRow();
        return Policy.Evaluate(batch.Build()).Explain(0, language);
    }

    [Fact]
    public void The_supported_and_the_claimed_stage_say_what_to_do()
    {
        var selling = Assert.Single(Explain("en", "close", true, 5).Playbooks);
        var meet = selling.Supported;
        Assert.Equal(("meet", 2, 0.4m, "They get to know us", "A budget above 5"), (meet.Id, meet.Step, meet.Probability, meet.Description, meet.Goal));
        Assert.Equal(("compares", "brochures", "a date", Involvement.Medium), (meet.Buyer, meet.Support, meet.Exit, meet.Involvement));
        Assert.Equal(["account manager", "director"], meet.Participants);
        Assert.Equal(
            [new ActivityExplanation("tour", "Factory tour", "deciders", ActivityCost.High, ActivityReach.Few, "A day at our plant"), new ActivityExplanation("call", "Call", null, null, null, null)],
            meet.Activities);
        var close = selling.Claimed!;
        Assert.Equal(("close", Involvement.High, null), (close.Id, close.Involvement, close.Goal));
        Assert.Equal(["top management"], close.Participants);
        Assert.Empty(close.Activities);
    }

    [Fact]
    public void Every_language_has_its_texts()
    {
        var explanation = Explain("zh-Hans", "meet", true, null);
        var meet = explanation.Playbooks[0].Supported;
        Assert.Equal(("预算高于?", "比较", "宣传册", "约定日期"), (meet.Goal, meet.Buyer, meet.Support, meet.Exit));
        Assert.Equal(["客户经理", "总监"], meet.Participants);
        Assert.Equal(["参观工厂", "电话拜访"], meet.Activities.Select(a => a.Title));
        Assert.Equal("首次会面", explanation.Playbooks[0].Nodes[0].Title);
    }

    [Theory]
    [InlineData(null, 100d, "find: Current met ?; meet: Open funded +; close: Open signed +")]
    [InlineData(true, null, "find: Passed met +; meet: Current funded ?; close: Open signed ?")]
    [InlineData(true, 10d, "find: Passed met +; meet: Passed funded +; close: Current signed -")]
    [InlineData(true, 100d, "find: Passed met +; meet: Passed funded +; close: Passed signed +")]
    public void Every_stage_is_passed_current_or_open(bool? met, double? budget, string expected)
    {
        static string Shown(bool? isMet) => isMet switch { true => "+", false => "-", null => "?" };
        var stages = Explain("en", null, met, budget).Playbooks[0].Stages;
        Assert.Equal(expected, string.Join("; ", stages.Select(s => $"{s.Id}: {s.State} {string.Join(", ", s.Nodes.Select(n => $"{n.Id} {Shown(n.IsMet)}"))}")));
        Assert.Equal([1, 2, 3], stages.Select(s => s.Step));
    }

    [Fact]
    public void An_action_says_by_which_activity()
    {
        Assert.Equal("Call", Assert.Single(Explain("en", null, false, null).Actions).Activity?.Title);
        Assert.Same(Policy.Model.Activities[1], Policy.Model.Actions[0].Activity);
        Assert.Equal(["tour", "call"], Policy.Model.Playbooks[0].Stages[1].Activities.Select(a => a.Id));
    }
}
