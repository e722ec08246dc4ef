using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using KeyAccount.Cli.Demo;

namespace KeyAccount.Cli.Tests.Demo;

public sealed class DeterminismTests
{
    /// <summary>Changes only when the sample portfolio is changed on purpose.</summary>
    private const string Pinned = "e16f9d6c8560efcab6334b4c04609c7bf7afee0bf8aeeaab33f43f0eee025d46";

    private static string Hash() =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalDump.Of(DemoPortfolio.Create()))));

    [Fact]
    public void The_portfolio_is_the_one_that_was_pinned() => Assert.Equal(Pinned, Hash());

    [Fact]
    public void Making_the_portfolio_again_under_another_culture_changes_nothing()
    {
        CultureInfo strange = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        strange.NumberFormat.NumberDecimalSeparator = ",";
        strange.NumberFormat.NegativeSign = "~";
        strange.DateTimeFormat.ShortDatePattern = "dd.MM.yyyy";
        string first = Hash();
        try
        {
            Thread.CurrentThread.CurrentCulture = strange;
            Assert.Equal(first, Hash());
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = CultureInfo.InvariantCulture;
        }
    }

    [Fact]
    public void Making_the_portfolio_on_two_threads_at_once_gives_the_same_twice()
    {
        string[] hashes = new string[2];
        Parallel.For(0, 2, index => hashes[index] = Hash());
        Assert.Equal(hashes[0], hashes[1]);
    }

    [Fact]
    public void The_dump_tells_an_unset_array_from_an_empty_one()
    {
        Scoring.Account unset = new() { Id = "x" };
        Assert.NotEqual(CanonicalDump.Of(unset), CanonicalDump.Of(unset with { Contacts = [] }));
    }
}
