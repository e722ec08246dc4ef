using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace KeyAccount.Scoring.Tests.Architecture;

/// <summary>What every shipped type keeps to: sealed, immutable, free of hidden state, named after its subject.</summary>
public sealed class ShapeTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void Public_classes_are_sealed_static_or_abstract() =>
        Assert.Empty(Shipped.PublicTypes.Where(t => t.IsClass && !t.IsSealed && !t.IsAbstract).Select(Shipped.Name));

    [Fact]
    public void Abstract_classes_are_closed_to_users_types()
    {
        var open = from type in Shipped.PublicTypes
                   where type is { IsClass: true, IsAbstract: true, IsSealed: false }
                   from constructor in type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                   where (constructor.IsPublic || constructor.IsFamily || constructor.IsFamilyOrAssembly) && !CopiesOnly(constructor)
                   select Shipped.Name(type);
        Assert.Empty(open);

        // A record's copy constructor is protected by the language.
        static bool CopiesOnly(ConstructorInfo constructor) => constructor.GetParameters() is [var only] && only.ParameterType == constructor.DeclaringType;
    }

    [Fact]
    public void Public_structs_are_readonly() =>
        Assert.Empty(Shipped.PublicTypes.Where(t => t is { IsValueType: true, IsEnum: false } && !t.IsDefined(typeof(IsReadOnlyAttribute), false)).Select(Shipped.Name));

    [Fact]
    public void Public_properties_cannot_be_set_after_construction_except_on_builders_and_options() =>
        Assert.Empty(Shipped.PublicTypes.Where(t => !Shipped.IsMadeToChange(t))
            .SelectMany(t => t.GetProperties(Declared))
            .Where(p => p.SetMethod is { IsPublic: true } && !Shipped.IsInit(p))
            .Select(Shipped.Name));

    [Fact]
    public void Public_types_have_no_public_fields_that_can_be_written() =>
        Assert.Empty(Shipped.PublicTypes.Where(t => !t.IsEnum)
            .SelectMany(t => t.GetFields(Declared))
            .Where(f => f is { IsPublic: true, IsInitOnly: false, IsLiteral: false })
            .Select(Shipped.Name));

    [Fact]
    public void Public_members_hand_out_no_collection_that_the_caller_could_change()
    {
        var handedOut = Shipped.PublicTypes.Where(t => !Shipped.IsMadeToChange(t)).SelectMany(t => t.GetProperties(Declared))
            .Where(p => p.GetMethod is { IsPublic: true } && IsChangeable(p.PropertyType));
        Assert.Empty(handedOut.Select(Shipped.Name));

        static bool IsChangeable(Type type) => type.IsArray
            || (type.IsGenericType && type.GetGenericTypeDefinition() is var open && (open == typeof(IList<>) || open == typeof(IDictionary<,>) || open == typeof(ISet<>) || open == typeof(ICollection<>)))
            || (type.IsClass && type.Namespace != typeof(ImmutableArray).Namespace && (typeof(IList).IsAssignableFrom(type) || typeof(IDictionary).IsAssignableFrom(type)) && type.Assembly == typeof(List<>).Assembly);
    }

    [Fact]
    public void No_type_keeps_state_in_static_fields() =>
        Assert.Empty(Shipped.Types.Where(t => !t.IsEnum)
            .SelectMany(t => t.GetFields(Declared))
            .Where(f => f is { IsStatic: true, IsInitOnly: false, IsLiteral: false } && Shipped.IsWritten(f))
            .Select(Shipped.Name));

    [Theory]
    [InlineData("Helper")]
    [InlineData("Helpers")]
    [InlineData("Util")]
    [InlineData("Utils")]
    [InlineData("Utilities")]
    [InlineData("Manager")]
    [InlineData("Base")]
    public void No_type_is_named_after_nothing(string ending) =>
        Assert.Empty(Shipped.Types.Where(t => t.Name.Split('`')[0].EndsWith(ending, StringComparison.Ordinal)).Select(Shipped.Name));
}
