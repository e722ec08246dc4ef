// <readme>
using KeyAccount.Rules;
using KeyAccount.Scoring;

string[] asked = ["kam-stage", "key-account-types", "upgrade-ladder", "reminders", "forecast"];
var scorer = AccountScorer.BuiltIn.WithSystems(asked.Select(id => AccountSystems.Find(id)!));

Account[] portfolio =
[
    new()
    {
        Id = "ACME", Owner = "wang",
        Standing = new() { CumulativeContracts = 8_200_000m, ReferredClosedAccount = false, RivalsCompete = true },
        Contacts = [new() { Id = "li-wei", Department = "purchasing", Roles = BuyingRoles.Procurement, RolesConfirmed = true, IsInterviewed = true }],
        Orders = [new() { Date = new(2025, 11, 3), Amount = 120_000m }, new() { Date = new(2026, 2, 16), Amount = 90_000m }],
        Opportunities = [new() { Id = "line-2", Amount = 400_000m, Status = OpportunityStatus.Open, Stage = SellingStage.SolutionPresented, ContractSigned = false }],
    },
    new() { Id = "Borealis", Owner = "zhou", Opportunities = [new() { Id = "spares", Status = OpportunityStatus.Open }] },
];
var assessments = scorer.Assess(portfolio, new AssessmentOptions(asOf: new(2026, 6, 30))).ToArray();

var acme = assessments[0];
Console.WriteLine($"stage {acme.KamStage!.Supported}, short of {string.Join(", ", acme.KamStage.MissingEvidence().Select(n => n.Id))}");
foreach (var type in acme.KeyAccountTypes!.All)
    Console.WriteLine($"{type.Id}: {type.State.Label} {string.Join(", ", type.Distances.Where(d => d.Missing > 0).Select(d => $"{d.Criterion} {d.Missing:0.##}"))}");
foreach (var flag in acme.Reminders!.Raised) Console.WriteLine($"! {acme.Reminders.Result.Render(flag.Message!)}");
foreach (var mine in acme.Minefields.Where(m => m.State == FlagState.Raised)) Console.WriteLine($"{mine.Severity}: {mine.Message()} → {mine.ClearingAction?.Id}");

var forecast = ForecastRollUp.Of(assessments);
foreach (var line in forecast.Owners) Console.WriteLine($"{line.Key}: {line.Total.Low:0} to {line.Total.High:0}, expected {line.Total.Expected:0}, {line.Total.UnknownCount} of {line.Total.DealCount} deals unknown");
// </readme>
