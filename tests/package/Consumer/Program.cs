// A user's first program, made of the packages alone: an account assessed by the built-in policy, and a policy of one's own.
using KeyAccount.Rules;
using KeyAccount.Scoring;

var account = new Account
{
    Id = "ACME",
    Orders = [new() { Date = new(2026, 3, 2), Amount = 4_200_000.5m, Cost = 2_900_000m }, new() { Date = new(2026, 5, 18), Amount = 1_900_000m, Cost = 1_300_000m }],
};
var assessment = AccountScorer.BuiltIn.Assess(account, new AssessmentOptions(asOf: new(2026, 6, 30)));
var explanation = assessment.Explain("en");
var card = explanation.Scorecards[0];

Console.WriteLine($"grade {assessment.Grade?.Label}, from {assessment.Grade?.Worst} to {assessment.Grade?.Best}");
foreach (var flag in assessment.Flags) Console.WriteLine(assessment.Render(flag.Message!));
foreach (var characteristic in card.Characteristics) Console.WriteLine($"{characteristic.Title}: {characteristic.Reason ?? characteristic.Question}");
if (card.Characteristics.Sum(c => c.Contribution) != card.Score) throw new InvalidOperationException("The explanation does not add up to the score.");

var own = CompiledPolicy.Load("""{ "policy": "own", "version": "1.0.0", "inputs": { "revenue": { "type": "number" } }, "values": { "is_large": "revenue > 1000.5" } }""", "own.policy.json");
var large = new AccountScorer(own).Assess(account, new AssessmentOptions(asOf: new(2026, 6, 30))).ValueOf("is_large");
Console.WriteLine($"large: {large}");
