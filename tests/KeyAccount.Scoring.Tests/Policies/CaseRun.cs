namespace KeyAccount.Scoring.Tests.Policies;

/// <summary>One account put through the built-in policy by nothing but the catalogue of facts and the kernel.</summary>
internal sealed class CaseRun
{
    public static readonly CompiledPolicy Policy = Load();

    private readonly DecisionBatch _decisions;

    public CaseRun(Account account)
    {
        var window = new IndicatorWindow(CaseAccounts.AsOf);
        AccountIndicators indicators = IndicatorCalculator.WithFacts(IndicatorCalculator.Compute(account, window), account, window);
        var snapshot = new AccountSnapshot(account, indicators, CaseAccounts.AsOf);
        var rows = new ColumnBatchBuilder(Policy.Model.Inputs);
        foreach (InputDefinition input in Policy.Model.Inputs.Inputs)
        {
            if (AccountFacts.FindList(input.Name) is { } list)
            {
                Add(rows.List(input.Ordinal), list, snapshot);
            }
            else
            {
                Assert.True(rows[input.Ordinal].Add(AccountFacts.Find(input.Name)!.Read(snapshot)), input.Name);
            }
        }

        rows.EndRow();
        _decisions = Policy.Evaluate(rows.Build());
    }

    public IEnumerable<string> Raised(params Severity[] severities) =>
        Policy.Model.Flags.Where(flag => severities.Contains(_decisions.SeverityOf(flag, 0))).Select(flag => flag.Id).Where(id => State(id) == FlagState.Raised);

    public IEnumerable<string> Actions => _decisions.Actions(0).Select(action => action.Id);

    public Explanation Explain(string language = "en") => _decisions.Explain(0, language);

    public FlagState State(string flag) => _decisions.FlagState(Policy.Model.Flags.Single(candidate => candidate.Id == flag), 0);

    public FactValue Value(string name) => _decisions.Value(Policy.Model.Values.Single(value => value.Name == name))![0];

    private static void Add(ListColumnBuilder column, ListFactDefinition list, AccountSnapshot snapshot)
    {
        int? count = list.Count(snapshot);
        column.BeginList(count is not null);
        for (int row = 0; row < (count ?? 0); row++)
        {
            foreach (ColumnBuilder field in column.Fields)
            {
                Assert.True(field.Add(list.Find(field.Input.Name)!.Read(snapshot, row)), field.Input.Name);
            }
        }
    }

    private static CompiledPolicy Load()
    {
        using Stream stream = typeof(Account).Assembly.GetManifestResourceStream("KeyAccount.Scoring.Policies.key-account.policy.json")!;
        using var reader = new StreamReader(stream);
        return CompiledPolicy.Load(reader.ReadToEnd(), "key-account.policy.json");
    }
}
