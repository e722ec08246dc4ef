using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace KeyAccount.Cli.Export;

/// <summary>Batches that are handed over, as a table function of DuckDB: whoever selects from it gets the rows as they come, in vectors of full length.</summary>
internal sealed unsafe class BatchTable : IDisposable
{
    private readonly ImmutableArray<TableColumn> _columns;
    private readonly BatchHandover _handover;
    private GCHandle _self;
    private int _at;

    private BatchTable(ImmutableArray<TableColumn> columns, BatchHandover handover)
    {
        _columns = columns;
        _handover = handover;
        _self = GCHandle.Alloc(this);
    }

    /// <summary>Registers the function; it can be selected from once, until it is disposed of.</summary>
    public static BatchTable Register(DuckDBConnection connection, string name, ImmutableArray<TableColumn> columns, BatchHandover handover)
    {
        var table = new BatchTable(columns, handover);
        var function = NativeMethods.TableFunction.DuckDBCreateTableFunction();
        try
        {
            NativeMethods.TableFunction.DuckDBTableFunctionSetName(function, name);
            NativeMethods.TableFunction.DuckDBTableFunctionSetExtraInfo(function, GCHandle.ToIntPtr(table._self), &Nothing);
            NativeMethods.TableFunction.DuckDBTableFunctionSetBind(function, &Bind);
            NativeMethods.TableFunction.DuckDBTableFunctionSetInit(function, &Nothing);
            NativeMethods.TableFunction.DuckDBTableFunctionSetFunction(function, &Fill);
            if (NativeMethods.TableFunction.DuckDBRegisterTableFunction(connection.NativeConnection, function) != DuckDBState.Success)
                throw new InvalidOperationException($"The table function '{name}' cannot be registered.");
            return table;
        }
        catch
        {
            table.Dispose();
            throw;
        }
        finally
        {
            NativeMethods.TableFunction.DuckDBDestroyTableFunction(ref function);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_self.IsAllocated) _self.Free();
    }

    private static BatchTable Of(nint handle) => (BatchTable)GCHandle.FromIntPtr(handle).Target!;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Nothing(nint info)
    {
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Bind(nint info)
    {
        foreach (var column in Of(NativeMethods.TableFunction.DuckDBBindGetExtraInfo(info))._columns)
        {
            using var type = NativeMethods.LogicalType.DuckDBCreateLogicalType(TypeOf(column.Type));
            NativeMethods.TableFunction.DuckDBBindAddResultColumn(info, column.Name, type);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Fill(nint info, nint chunk)
    {
        try
        {
            Of(NativeMethods.TableFunction.DuckDBFunctionGetExtraInfo(info)).Fill(chunk);
        }
        catch (Exception exception) when (exception is OperationCanceledException or OutOfMemoryException)
        {
            NativeMethods.TableFunction.DuckDBFunctionSetError(info, exception.Message);
        }
    }

    private void Fill(nint handle)
    {
        using var chunk = new DuckDBDataChunk(handle);
        var room = (int)NativeMethods.Helpers.DuckDBVectorSize();
        var rows = 0;
        while (rows < room && _handover.Take(out var batch))
        {
            var count = Math.Min(room - rows, batch.Count - _at);
            for (var i = 0; i < _columns.Length; i++) VectorWriter.Copy(batch[i], _at, count, NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, i), rows);
            rows += count;
            _at += count;
            if (_at < batch.Count) continue;
            _at = 0;
            _handover.Done();
        }

        NativeMethods.DataChunks.DuckDBDataChunkSetSize(chunk, (ulong)rows);
    }

    private static DuckDBType TypeOf(ColumnType type) => type switch
    {
        ColumnType.Number => DuckDBType.Double,
        ColumnType.Integer => DuckDBType.BigInt,
        ColumnType.Boolean => DuckDBType.Boolean,
        ColumnType.Date => DuckDBType.Date,
        _ => DuckDBType.Varchar,
    };
}
