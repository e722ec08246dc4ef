using System.Collections.Immutable;
using DuckDB.NET.Native;
using KeyAccount.Rules;

namespace KeyAccount.Cli.Facts;

/// <summary>The type of a column in a fact table, as far as it matters here.</summary>
/// <param name="Id">DuckDB's type.</param>
/// <param name="Fields">The fields of a list's records, by name; empty for anything but a list of records.</param>
internal sealed record FactType(DuckDBType Id, ImmutableArray<(string Name, FactType Type)> Fields)
{
    /// <summary>Whether it is a list of records.</summary>
    public bool IsRecordList => Id == DuckDBType.List && !Fields.IsEmpty;

    /// <summary>Reads a type of DuckDB.</summary>
    public static FactType Of(DuckDBLogicalType type)
    {
        var id = NativeMethods.LogicalType.DuckDBGetTypeId(type);
        if (id != DuckDBType.List) return new FactType(id, []);
        using var item = NativeMethods.LogicalType.DuckDBListTypeChildType(type);
        if (NativeMethods.LogicalType.DuckDBGetTypeId(item) != DuckDBType.Struct) return new FactType(id, []);
        var fields = ImmutableArray.CreateBuilder<(string, FactType)>();
        for (var i = 0; i < NativeMethods.LogicalType.DuckDBStructTypeChildCount(item); i++)
        {
            using var field = NativeMethods.LogicalType.DuckDBStructTypeChildType(item, i);
            fields.Add((NativeMethods.LogicalType.DuckDBStructTypeChildName(item, i), Of(field)));
        }

        return new FactType(id, fields.ToImmutable());
    }

    /// <summary>The SQL type that an input of a type is read as; <see langword="null"/> when this type cannot be.</summary>
    public string? ReadAs(InputType input) => input switch
    {
        InputType.Number when IsNumber => "DOUBLE",
        InputType.String when Id is DuckDBType.Varchar or DuckDBType.Enum or DuckDBType.Uuid => "VARCHAR",
        InputType.Boolean when Id == DuckDBType.Boolean => "BOOLEAN",
        InputType.Date when Id is DuckDBType.Date or DuckDBType.Timestamp or DuckDBType.TimestampS or DuckDBType.TimestampMs or DuckDBType.TimestampNs => "DATE",
        _ => Id == DuckDBType.SqlNull ? SqlOf(input) : null,
    };

    /// <summary>Whether a value of this type is read as it stands, without a cast.</summary>
    public bool IsReadInPlace => Id is DuckDBType.Double or DuckDBType.Varchar or DuckDBType.Boolean or DuckDBType.Date;

    /// <summary>Whether its texts can name accounts: texts and whole numbers.</summary>
    public bool CanIdentify => Id is DuckDBType.Varchar or DuckDBType.Enum or DuckDBType.Uuid or DuckDBType.SqlNull || IsWhole;

    private bool IsWhole => Id is DuckDBType.TinyInt or DuckDBType.SmallInt or DuckDBType.Integer or DuckDBType.BigInt or DuckDBType.HugeInt
        or DuckDBType.UnsignedTinyInt or DuckDBType.UnsignedSmallInt or DuckDBType.UnsignedInteger or DuckDBType.UnsignedBigInt or DuckDBType.UnsignedHugeInt;

    private bool IsNumber => IsWhole || Id is DuckDBType.Double or DuckDBType.Float or DuckDBType.Decimal;

    private static string? SqlOf(InputType input) => input switch
    {
        InputType.Number => "DOUBLE",
        InputType.String => "VARCHAR",
        InputType.Boolean => "BOOLEAN",
        InputType.Date => "DATE",
        _ => null,
    };
}
