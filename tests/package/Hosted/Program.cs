// The integration package alone brings everything that a hosted application needs.
using KeyAccount.Scoring;
using Microsoft.Extensions.DependencyInjection;

var services = new ServiceCollection();
services.AddKeyAccountScoring();
using var provider = services.BuildServiceProvider();

var assessment = provider.GetRequiredService<AccountScorer>().Assess(new Account { Id = "ACME" }, new AssessmentOptions(asOf: new(2026, 6, 30)));
Console.WriteLine($"grade {assessment.Grade?.Label}, from {assessment.Grade?.Worst} to {assessment.Grade?.Best}");
