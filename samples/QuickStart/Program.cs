// <readme>
using KeyAccount.Scoring;

var account = new Account
{
    Id = "ACME",
    Orders = [new() { Date = new(2026, 3, 2), Amount = 4_200_000m, Cost = 2_900_000m }, new() { Date = new(2026, 5, 18), Amount = 1_900_000m, Cost = 1_300_000m }],
    Contacts = [new() { Id = "li-wei", Roles = BuyingRoles.DecisionMaker, RolesConfirmed = true, Influence = 0.8, Stance = Stance.Supporter, IsInterviewed = false }],
};

var assessment = AccountScorer.BuiltIn.Assess(account, new AssessmentOptions(asOf: new(2026, 6, 30)));

Console.WriteLine($"grade {assessment.Grade?.Label} (from {assessment.Grade?.Worst} to {assessment.Grade?.Best} once all is known), card {assessment.Card?.Label}");
foreach (var flag in assessment.Flags) Console.WriteLine($"! {assessment.Render(flag.Message!)}");
if (assessment.NextAction is { } next) Console.WriteLine($"→ {assessment.Render(next.Title)}: {assessment.Reason(next)}");
// </readme>

Console.WriteLine();
Console.WriteLine("Why this score:");
var explanation = assessment.Explain("en");
foreach (var characteristic in explanation.Scorecards[0].Characteristics)
    Console.WriteLine($"  {characteristic.Contribution,6:0.00}  {characteristic.Title}: {characteristic.Reason ?? characteristic.Question ?? "unknown"}");
Console.WriteLine($"  {explanation.Scorecards[0].Score,6:0.00}  in total");
