using System.Collections.Immutable;

namespace KeyAccount.Cli.Import;

/// <summary>
/// Reads the records of one file as text, one at a time, good and broken ones, in the order of the file. Not thread-safe.
/// </summary>
internal abstract class RecordReader : IDisposable
{
    /// <summary>The columns of the file, or <see langword="null"/> when only the records tell (JSON lines).</summary>
    public abstract ImmutableArray<string>? Columns { get; }

    /// <summary>Bytes of the file read so far, compressed where it is compressed.</summary>
    public abstract long BytesRead { get; }

    /// <summary>Size of the file in bytes.</summary>
    public abstract long BytesTotal { get; }

    /// <summary>What is wrong with the file as a whole (empty, cut off, damaged); complete once all records are read.</summary>
    public List<RowFault> Problems { get; } = [];

    /// <summary>Chooses the columns to hand out; cell <c>i</c> of a row is <c>columns[i]</c>. Called once, before the first record.</summary>
    public abstract void Select(IReadOnlyList<string> columns);

    /// <summary>
    /// Reads the next record into <paramref name="row"/>: its line, and its cells or its fault. <see langword="false"/> after the last one.
    /// </summary>
    public abstract bool Read(Row row);

    /// <inheritdoc/>
    public abstract void Dispose();
}

/// <summary>Limits that keep one broken or hostile row from taking all memory.</summary>
/// <param name="MaxFieldBytes">Longest field; longer ones reject their row.</param>
/// <param name="MaxRecordBytes">Longest record; longer ones are skipped without being held in memory.</param>
internal sealed record ReadingLimits(int MaxFieldBytes = 256 * 1024, int MaxRecordBytes = 4 * 1024 * 1024);

/// <summary>The record being read, and what was found out about it. Reused from record to record.</summary>
internal sealed class Row
{
    /// <summary>Cells of the chosen columns; <see langword="null"/> where the record has none.</summary>
    public string?[] Cells { get; set; } = [];

    /// <summary>Line (or record number) on which it begins.</summary>
    public long Line { get; private set; }

    /// <summary>Changes with every record.</summary>
    public int Version { get; private set; }

    /// <summary>Why the row is rejected; <see langword="null"/> while it is not.</summary>
    public RowFault? Fault { get; private set; }

    /// <summary>What was found wrong without rejecting the row.</summary>
    public List<RowFault> Warnings { get; } = [];

    /// <summary>Begins a record.</summary>
    public void Begin(long line)
    {
        Line = line;
        Version++;
        Fault = null;
        if (Warnings.Count > 0) Warnings.Clear();
    }

    /// <summary>Rejects the row; the first reason stays.</summary>
    public void Reject(RowFault fault) => Fault ??= fault;
}
