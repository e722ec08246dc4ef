using System.Xml.Linq;

namespace KeyAccount.Tck.Models;

/// <summary>Elements by their local names: the namespaces differ between the versions of the standard.</summary>
internal static class Xml
{
    private static readonly XNamespace Instance = "http://www.w3.org/2001/XMLSchema-instance";

    public static string LocalName(this XElement element) => element.Name.LocalName;

    public static IEnumerable<XElement> Children(this XElement element, string name) => element.Elements().Where(child => child.LocalName() == name);

    public static XElement? Child(this XElement element, string name) => element.Children(name).FirstOrDefault();

    /// <summary>An attribute without a namespace; null when it is absent or empty.</summary>
    public static string? Value(this XElement element, string attribute) => element.Attribute(attribute)?.Value is { Length: > 0 } value ? value : null;

    /// <summary>The declared XML type, without its prefix.</summary>
    public static string? InstanceType(this XElement element)
    {
        var type = element.Attribute(Instance + "type")?.Value;
        return type?[(type.IndexOf(':', StringComparison.Ordinal) + 1)..];
    }

    public static bool IsNil(this XElement element) => element.Attribute(Instance + "nil")?.Value is "true" or "1";
}
