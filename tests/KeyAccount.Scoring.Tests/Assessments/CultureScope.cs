using System.Globalization;

namespace KeyAccount.Scoring.Tests.Assessments;

/// <summary>Another culture for the current flow, until disposed.</summary>
internal sealed class CultureScope : IDisposable
{
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo _texts = CultureInfo.CurrentUICulture;

    private CultureScope(CultureInfo culture)
    {
        CultureInfo.CurrentCulture = culture;
        CultureInfo.CurrentUICulture = culture;
    }

    /// <summary>A culture that writes numbers and dates unlike the invariant one; needs no data of the system.</summary>
    public static CultureScope Made()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat = new NumberFormatInfo
        {
            NumberDecimalSeparator = ",",
            NumberGroupSeparator = ".",
            NegativeSign = "~",
            PercentSymbol = "pct",
            PercentDecimalSeparator = ",",
        };
        culture.DateTimeFormat = new DateTimeFormatInfo { ShortDatePattern = "dd.MM.yyyy", LongDatePattern = "dd MMMM", DateSeparator = "/" };
        return new CultureScope(culture);
    }

    /// <summary>A culture of the world; the test is skipped where the system has no data for it.</summary>
    public static CultureScope Named(string name)
    {
        try
        {
            return new CultureScope(new CultureInfo(name));
        }
        catch (CultureNotFoundException)
        {
            Assert.Skip($"This system knows no culture {name}.");
            throw;
        }
    }

    public void Dispose()
    {
        CultureInfo.CurrentCulture = _culture;
        CultureInfo.CurrentUICulture = _texts;
    }
}
