using System.Globalization;
using System.Security;
using System.Text;
using System.Text.Json;

namespace KeyAccount.Benchmarks.Charts;

/// <summary>A file of "compare" as a picture: one bar per contender, time per account on a logarithmic axis, as SVG.</summary>
internal static class BarChart
{
    private const int Width = 820;
    private const int Left = 190;
    private const int Right = 90;
    private const int Top = 56;
    private const int RowHeight = 30;
    private const int BarHeight = 18;
    private const string Ours = "#1f6feb";
    private const string Bound = "#8250df";
    private const string Others = "#8c959f";

    /// <summary>Draws.</summary>
    /// <returns>The exit code: 2 when the file is not one of "compare", or the picture would not be an SVG.</returns>
    public static int Draw(string measured, string picture, TextWriter output)
    {
        if (!picture.EndsWith(".svg", StringComparison.OrdinalIgnoreCase))
        {
            output.WriteLine($"The picture is drawn as SVG, but \"{picture}\" does not end in .svg.");
            return 2;
        }

        List<(string Name, double Nanoseconds)> bars;
        string machine;
        int accounts;
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(measured));
            bars = [.. json.RootElement.GetProperty("contenders").EnumerateObject().Select(c => (c.Name, c.Value.GetProperty("median_ns").GetDouble())).OrderBy(b => b.Item2)];
            machine = json.RootElement.GetProperty("machine").GetProperty("processor").GetString()!;
            accounts = json.RootElement.GetProperty("accounts").GetInt32();
        }
        catch (Exception mistake) when (mistake is IOException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            output.WriteLine($"\"{measured}\" is not a file that \"compare --json\" wrote: {mistake.Message}");
            return 2;
        }

        File.WriteAllText(picture, Svg(bars, string.Create(CultureInfo.InvariantCulture, $"{machine}; portfolio of {accounts:N0} accounts; median of the rounds")));
        output.WriteLine($"{bars.Count} contenders drawn into {picture}.");
        return 0;
    }

    private static string Svg(List<(string Name, double Nanoseconds)> bars, string subtitle)
    {
        // Whole decades around what was measured.
        var first = Math.Floor(Math.Log10(bars[0].Nanoseconds));
        var last = Math.Ceiling(Math.Log10(bars[^1].Nanoseconds));
        double X(double nanoseconds) => Left + ((Width - Left - Right) * (Math.Log10(nanoseconds) - first) / (last - first));
        var bottom = Top + (bars.Count * RowHeight);
        var svg = new StringBuilder();
        Line(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {bottom + 44}\" width=\"{Width}\" height=\"{bottom + 44}\" font-family=\"sans-serif\" font-size=\"13\" role=\"img\">");
        Line(svg, $"<title>Time per account by contender, logarithmic</title>");
        Line(svg, $"<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>");
        Line(svg, $"<text x=\"16\" y=\"22\" font-size=\"15\" font-weight=\"bold\" fill=\"#1f2328\">Nanoseconds per account, logarithmic: shorter is faster</text>");
        Line(svg, $"<text x=\"16\" y=\"40\" font-size=\"11\" fill=\"#59636e\">{SecurityElement.Escape(subtitle)}</text>");
        for (var decade = first; decade <= last; decade++)
        {
            var x = X(Math.Pow(10, decade));
            Line(svg, $"<line x1=\"{x:F1}\" y1=\"{Top}\" x2=\"{x:F1}\" y2=\"{bottom}\" stroke=\"#d1d9e0\"/>");
            Line(svg, $"<text x=\"{x:F1}\" y=\"{bottom + 18}\" text-anchor=\"middle\" fill=\"#59636e\">{Math.Pow(10, decade):N0} ns</text>");
        }

        for (var i = 0; i < bars.Count; i++)
        {
            var (name, nanoseconds) = bars[i];
            var y = Top + (i * RowHeight) + ((RowHeight - BarHeight) / 2);
            var colour = name.StartsWith("ours", StringComparison.Ordinal) ? Ours : name is "floor" or "simd-csharp" ? Bound : Others;
            Line(svg, $"<text x=\"{Left - 10}\" y=\"{y + 14}\" text-anchor=\"end\" fill=\"#1f2328\">{SecurityElement.Escape(name)}</text>");
            Line(svg, $"<rect x=\"{Left}\" y=\"{y}\" width=\"{Math.Max(1, X(nanoseconds) - Left):F1}\" height=\"{BarHeight}\" rx=\"2\" fill=\"{colour}\"/>");
            var text = nanoseconds.ToString(nanoseconds < 100 ? "N1" : "N0", CultureInfo.InvariantCulture);
            Line(svg, $"<text x=\"{X(nanoseconds) + 6:F1}\" y=\"{y + 14}\" fill=\"#1f2328\">{text}</text>");
        }

        Line(svg, $"</svg>");
        return svg.ToString();
    }

    private static void Line(StringBuilder svg, FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
