using System.Xml.Linq;
using KeyAccount.Tck.Cases;
using KeyAccount.Tck.Models;

namespace KeyAccount.Tck.Running;

/// <summary>A folder of the kit: models, and the cases that test them.</summary>
/// <param name="Level">The level of compliance that it belongs to.</param>
/// <param name="Name">The folder's name.</param>
/// <param name="Cases">The cases, each with its model.</param>
internal sealed record TestFolder(int Level, string Name, IReadOnlyList<(DmnModel Model, TestCase Case)> Cases)
{
    /// <summary>All folders of a level, by name.</summary>
    public static IEnumerable<TestFolder> Of(string kit, int level)
    {
        var parent = Path.Combine(kit, $"compliance-level-{level}");
        return Directory.Exists(parent) ? Directory.EnumerateDirectories(parent).Order(StringComparer.Ordinal).Select(folder => Read(level, folder)) : [];
    }

    private static TestFolder Read(int level, string folder)
    {
        var models = Directory.EnumerateFiles(folder, "*.dmn").Order(StringComparer.Ordinal).ToDictionary(file => Path.GetFileName(file), file => new DmnModel(Load(file)), StringComparer.Ordinal);
        foreach (var model in models.Values) model.Link([.. models.Values]);
        var cases = new List<(DmnModel, TestCase)>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.xml").Order(StringComparer.Ordinal))
        {
            var root = Load(file);
            if (root.LocalName() != "testCases") continue;
            var model = CaseReader.ModelFile(root) is { } named && models.TryGetValue(named, out var found) ? found : models.Values.First();
            cases.AddRange(CaseReader.Read(Path.GetFileNameWithoutExtension(file), root).Select(test => (model, test)));
        }

        return new TestFolder(level, Path.GetFileName(folder), cases);
    }

    private static XElement Load(string file) => XDocument.Load(file, LoadOptions.PreserveWhitespace).Root!;
}
