using Apache.Arrow;
using Apache.Arrow.Types;

namespace KeyAccount.Arrow.Binding;

/// <summary>Arrow types as they lie in memory, and what to call them.</summary>
internal static class StorageType
{
    /// <summary>The type; of an extension type, the one that it is stored as.</summary>
    public static IArrowType Of(IArrowType type)
    {
        while (type is ExtensionType extension) type = extension.StorageType;
        return type;
    }

    /// <summary>Whether arrays of the two types are read in the same way.</summary>
    public static bool IsSame(IArrowType a, IArrowType b)
    {
        (a, b) = (Of(a), Of(b));
        if (ReferenceEquals(a, b)) return true;
        if (a.TypeId != b.TypeId) return false;
        return (a, b) switch
        {
            (DictionaryType x, DictionaryType y) => IsSame(x.IndexType, y.IndexType) && IsSame(x.ValueType, y.ValueType),
            (TimestampType x, TimestampType y) => x.Unit == y.Unit && x.Timezone == y.Timezone,
            (FixedSizeListType x, FixedSizeListType y) => x.ListSize == y.ListSize && IsSame(x.ValueDataType, y.ValueDataType),
            (NestedType x, NestedType y) => x.Fields.Count == y.Fields.Count
                && x.Fields.Zip(y.Fields).All(f => f.First.Name == f.Second.Name && IsSame(f.First.DataType, f.Second.DataType)),
            _ => DecimalScale(a) == DecimalScale(b),
        };
    }

    /// <summary>Decimals of a decimal type; 0 for another type.</summary>
    public static int DecimalScale(IArrowType type) => type switch
    {
        Decimal32Type d => d.Scale,
        Decimal64Type d => d.Scale,
        Decimal128Type d => d.Scale,
        Decimal256Type d => d.Scale,
        _ => 0,
    };

    /// <summary>The type as messages show it.</summary>
    public static string Describe(IArrowType type) => type switch
    {
        ExtensionType extension => $"{extension.Name} ({Describe(extension.StorageType)})",
        DictionaryType dictionary => $"dictionary<{Describe(dictionary.IndexType)}, {Describe(dictionary.ValueType)}>",
        TimestampType timestamp => $"timestamp[{timestamp.Unit}{(timestamp.IsTimeZoneAware ? ", " + timestamp.Timezone : "")}]",
        StructType record => $"struct<{string.Join(", ", record.Fields.Select(f => f.Name))}>",
        NestedType { Fields: [var item] } nested => $"{nested.Name}<{Describe(item.DataType)}>",
        _ => type.Name,
    };
}
