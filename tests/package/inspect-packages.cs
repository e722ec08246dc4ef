#:property PublishAot=false
// Looks into packages: dotnet run inspect-packages.cs -- FOLDER VERSION. Prints a line per package; exit code 1 when something is missing or too much.
using System.IO.Compression;
using System.Xml.Linq;

var folder = args[0];
var version = args[1];
var faults = new List<string>();

Library("KeyAccount.Rules", []);
Library("KeyAccount.Scoring", ["KeyAccount.Rules"]);
Library("KeyAccount.Scoring.DependencyInjection", ["KeyAccount.Scoring", "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Options"]);
Library("KeyAccount.Arrow", ["Apache.Arrow", "KeyAccount.Rules"]);
Tool("KeyAccount.Cli", "keyaccount");

foreach (var fault in faults) Console.Error.WriteLine($"  wrong: {fault}");
return faults.Count == 0 ? 0 : 1;

void Library(string id, string[] dependencies)
{
    using var package = Open(id, "nupkg");
    if (package is null) return;
    var nuspec = Common(id, package);
    Has(id, package, $"lib/net10.0/{id}.dll");
    Has(id, package, $"lib/net10.0/{id}.xml");

    var found = nuspec.Descendants().Where(e => e.Name.LocalName == "dependency").ToDictionary(e => e.Attribute("id")!.Value, e => e.Attribute("version")!.Value);
    if (!found.Keys.Order(StringComparer.Ordinal).SequenceEqual(dependencies.Order(StringComparer.Ordinal)))
        faults.Add($"{id} depends on [{string.Join(", ", found.Keys)}], expected [{string.Join(", ", dependencies)}]");
    foreach (var (name, wanted) in found.Where(d => d.Key.StartsWith("KeyAccount.", StringComparison.Ordinal) && d.Value != version))
        faults.Add($"{id} {version} depends on {name} {wanted}");

    using var symbols = Open(id, "snupkg");
    if (symbols is not null) Has(id, symbols, $"lib/net10.0/{id}.pdb");
    Report(id, dependencies.Length == 0 ? "no dependency" : $"depends on {string.Join(", ", dependencies)}");
}

void Tool(string id, string command)
{
    using var package = Open(id, "nupkg");
    if (package is null) return;
    var nuspec = Common(id, package);
    if (!nuspec.Descendants().Any(e => e.Name.LocalName == "packageType" && e.Attribute("name")?.Value == "DotnetTool")) faults.Add($"{id} is not a tool");
    var settings = package.Entries.FirstOrDefault(e => e.Name == "DotnetToolSettings.xml");
    var commands = settings is null ? [] : Read(settings).Descendants("Command").Select(c => c.Attribute("Name")!.Value).ToArray();
    if (!commands.SequenceEqual([command])) faults.Add($"{id} has the commands [{string.Join(", ", commands)}], expected {command}");
    Report(id, $"tool, command {command}");
}

XDocument Common(string id, ZipArchive package)
{
    Has(id, package, "README.md");
    Has(id, package, "LICENSE");
    var nuspec = Read(package.GetEntry($"{id}.nuspec") ?? throw new InvalidDataException($"{id} has no nuspec"));
    Says("id", id);
    Says("version", version);
    Says("license", "MIT");
    Says("readme", "README.md");
    if (string.IsNullOrWhiteSpace(Value("description"))) faults.Add($"{id} has no description");
    return nuspec;

    string? Value(string name) => nuspec.Descendants().FirstOrDefault(e => e.Name.LocalName == name)?.Value;

    void Says(string name, string expected)
    {
        if (Value(name) != expected) faults.Add($"{id}: <{name}> is {Value(name) ?? "missing"}, expected {expected}");
    }
}

ZipArchive? Open(string id, string extension)
{
    var path = Path.Combine(folder, $"{id}.{version}.{extension}");
    if (File.Exists(path)) return ZipFile.OpenRead(path);
    faults.Add($"{Path.GetFileName(path)} was not made");
    return null;
}

void Has(string id, ZipArchive package, string entry)
{
    if (package.GetEntry(entry) is not { Length: > 0 }) faults.Add($"{id} lacks {entry}");
}

void Report(string id, string what) => Console.WriteLine($"  {id} {version}: {new FileInfo(Path.Combine(folder, $"{id}.{version}.nupkg")).Length / 1024} KiB, {what}");

static XDocument Read(ZipArchiveEntry entry)
{
    using var stream = entry.Open();
    return XDocument.Load(stream);
}
