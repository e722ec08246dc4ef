using System.Reflection;
using KeyAccount.Rules;

namespace KeyAccount.Benchmarks.Workload;

/// <summary>The policy of the standard workload, and how its words stand to the enumerations of the rows.</summary>
internal static class StandardPolicy
{
    public static CompiledPolicy Load() => CompiledPolicy.Load(Resource("standard.policy.json"), "standard.policy.json");

    public static StringPool Regions { get; } = StringPool.Of("north", "east", "south", "west", "abroad");

    public static StringPool Industries { get; } = StringPool.Of("energy", "steel", "machinery", "chemistry", "transport", "health", "retail", "public");

    public static StringPool Stages { get; } = StringPool.Of("planned", "contacted", "designing", "bidding", "negotiating", "delivering");

    public static StringPool Roles { get; } = StringPool.Of("decision_maker", "technical", "user", "coach", "other");

    public static StringPool Stances { get; } = StringPool.Of("supporter", "neutral", "opponent");

    /// <summary>The text of an embedded file.</summary>
    public static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The embedded file {name} is missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
