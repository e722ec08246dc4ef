// What is compiled ahead of time must say the same as what is compiled while it runs: it prints, and the test compares.
using KeyAccount.AotApp;

using var output = Console.OpenStandardOutput();
using var writer = new StreamWriter(output) { NewLine = "\n" };
PortfolioReport.Write(writer);
RulesReport.Write(writer);
ArrowReport.Write(writer);
