using System.Reflection;
using System.Runtime.CompilerServices;
using KeyAccount.Arrow;
using KeyAccount.Scoring.DependencyInjection;

namespace KeyAccount.Scoring.Tests.Architecture;

/// <summary>The assemblies that users get, and questions about their types.</summary>
internal static class Shipped
{
    public static Assembly Rules { get; } = typeof(CompiledPolicy).Assembly;

    public static Assembly Scoring { get; } = typeof(AccountScorer).Assembly;

    public static Assembly Integration { get; } = typeof(KeyAccountScoringOptions).Assembly;

    public static Assembly Arrow { get; } = typeof(ArrowBinding).Assembly;

    public static Assembly[] Libraries { get; } = [Rules, Scoring, Integration, Arrow];

    /// <summary>Types that somebody wrote, public or not.</summary>
    public static Type[] Types { get; } = [.. Libraries.SelectMany(a => a.GetTypes()).Where(IsWritten)];

    public static Type[] PublicTypes { get; } = [.. Libraries.SelectMany(a => a.GetExportedTypes())];

    /// <summary>Whether a type is meant to change: a builder, an accumulator, or options that a host configures.</summary>
    public static bool IsMadeToChange(Type type) =>
        type.Name.EndsWith("Builder", StringComparison.Ordinal) || type.Name.EndsWith("Accumulator", StringComparison.Ordinal) || type == typeof(KeyAccountScoringOptions);

    public static bool IsInit(PropertyInfo property) =>
        property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) == true;

    public static bool IsWritten(MemberInfo member)
    {
        for (var type = member; type is not null; type = type.DeclaringType)
        {
            if (type.Name.Contains('<', StringComparison.Ordinal) || type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)) return false;
        }

        return true;
    }

    public static string Name(MemberInfo member) => member is Type type ? type.FullName! : $"{member.DeclaringType!.FullName}.{member.Name}";
}
