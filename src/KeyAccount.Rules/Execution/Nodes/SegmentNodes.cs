namespace KeyAccount.Rules.Execution;

/// <summary>The elements of an input's lists, where they stand.</summary>
internal sealed class ColumnSegments(Space parent, Space elements, int ordinal) : SegmentsNode(parent, elements)
{
    public int Ordinal => ordinal;

    public override IEnumerable<Node> Inputs => [];

    public override void Run(Workspace w)
    {
        var count = w.Count(Space);
        var offsets = ((ListColumn)w.Batch[ordinal]).Offsets.Slice(w.Start, count + 1);
        var span = offsets.Span;
        var first = span[0] & ~63;
        w.Spaces[Elements.Index].Resize(span[count] - first, span[0] - first, first);
        w.Segments[Elements.Index].Divide(offsets, w.Spaces[Elements.Index]);
    }
}

/// <summary>The elements that have a bit.</summary>
internal sealed class FilterSegments(SegmentsNode segments, BitsNode kept, Space elements) : SegmentsNode(segments.Space, elements)
{
    public override IEnumerable<Node> Inputs => [segments, kept];

    public override void Run(Workspace w)
    {
        var from = w.Segments[segments.Elements.Index];
        var to = w.Segments[Elements.Index];
        var bits = w.Bits(kept);
        var source = from.Offsets;
        var rows = source.Length - 1;
        var offsets = to.NewOffsets(rows);
        var selection = to.NewSelection(w.Count(segments.Elements));
        var at = 0;
        for (var row = 0; row < rows; row++)
        {
            offsets[row] = at;
            for (var i = source[row] - from.Base; i < source[row + 1] - from.Base; i++)
            {
                selection[at] = i;
                at += (int)(bits[i >> 6] >> (i & 63)) & 1;
            }
        }

        offsets[rows] = at;
        to.Divide(rows, w.Spaces[Elements.Index]);
    }
}

/// <summary>Lists written out: as many elements in every row.</summary>
internal sealed class LiteralSegments(Space parent, int length, Space elements) : SegmentsNode(parent, elements)
{
    public override IEnumerable<Node> Inputs => [];

    public override void Run(Workspace w)
    {
        var rows = w.Count(Space);
        var segments = w.Segments[Elements.Index];
        var offsets = segments.NewOffsets(rows);
        for (var i = 0; i <= rows; i++) offsets[i] = i * length;
        segments.Divide(rows, w.Spaces[Elements.Index]);
    }
}

/// <summary>The lists of other rows: for every row the elements of the row that it stands for, each time anew.</summary>
internal sealed class ExpandedSegments(RowsNode rows, SegmentsNode segments, Space elements) : SegmentsNode(rows.Space, elements)
{
    public override IEnumerable<Node> Inputs => [rows, segments];

    public override void Run(Workspace w)
    {
        var from = w.Segments[segments.Elements.Index];
        var to = w.Segments[Elements.Index];
        var source = from.Offsets;
        var map = w.Rows(rows);
        var offsets = to.NewOffsets(map.Length);
        var at = 0;
        for (var i = 0; i < map.Length; i++)
        {
            offsets[i] = at;
            if (map[i] < 0) continue;
            var first = source[map[i]] - from.Base;
            var length = source[map[i] + 1] - from.Base - first;
            if ((long)at + length > Array.MaxLength)
                throw new InvalidOperationException(FormattableString.Invariant($"A condition that walks over a list for every element of a list meets more than {Array.MaxLength} pairs in one chunk of rows. Pass smaller batches, or shorten the lists."));
            var selection = to.NewSelection(at + length);
            for (var j = 0; j < length; j++) selection[at++] = first + j;
        }

        offsets[map.Length] = at;
        to.Divide(map.Length, w.Spaces[Elements.Index]);
    }
}

/// <summary>The element that each selected element was before it was selected.</summary>
internal sealed class SelectionNode(SegmentsNode segments, Space from) : RowsNode(segments.Elements, from)
{
    public override IEnumerable<Node> Inputs => [segments];

    public override void Run(Workspace w) =>
        w.Segments[Space.Index].Selection(w.Count(Space)).CopyTo(w.Write(this));
}

/// <summary>The row that each element belongs to.</summary>
internal sealed class ParentRowsNode(SegmentsNode segments) : RowsNode(segments.Elements, segments.Space)
{
    public override IEnumerable<Node> Inputs => [segments];

    public override void Run(Workspace w)
    {
        var memory = w.Segments[Space.Index];
        var offsets = memory.Offsets;
        var rows = w.Write(this);
        rows[..Math.Min(rows.Length, w.Spaces[Space.Index].Lead)].Clear();
        for (var row = 0; row + 1 < offsets.Length; row++)
            rows[(offsets[row] - memory.Base)..(offsets[row + 1] - memory.Base)].Fill(row);
    }
}

/// <summary>The rows of rows.</summary>
internal sealed class ComposedRows(RowsNode rows, RowsNode further) : RowsNode(rows.Space, further.Target)
{
    public override IEnumerable<Node> Inputs => [rows, further];

    public override void Run(Workspace w)
    {
        var first = w.Rows(rows);
        var second = w.Rows(further);
        var result = w.Write(this);
        for (var i = 0; i < result.Length; i++) result[i] = first[i] < 0 ? -1 : second[first[i]];
    }
}

/// <summary>The element at a place, counted from 1 or from the end; -1 where there is none.</summary>
internal sealed class PlaceRows(SegmentsNode segments, NumbersNode places, BitsNode known) : RowsNode(segments.Space, segments.Elements)
{
    public override IEnumerable<Node> Inputs => [segments, places, known];

    public override void Run(Workspace w)
    {
        var memory = w.Segments[segments.Elements.Index];
        var offsets = memory.Offsets;
        var numbers = w.Numbers(places);
        var bits = w.Bits(known);
        var result = w.Write(this);
        for (var row = 0; row < result.Length; row++)
        {
            var place = Columns.Bits.Get(bits, row) ? numbers[row] : 0;
            var (first, end) = (offsets[row] - memory.Base, offsets[row + 1] - memory.Base);
            result[row] = place != Math.Floor(place) ? -1
                : place >= 1 && place <= end - first ? first + (int)place - 1
                : place <= -1 && -place <= end - first ? end + (int)place
                : -1;
        }
    }
}

/// <summary>The element with the first or last text of each list; -1 for a list that is empty, or not wholly known.</summary>
internal sealed class ExtremeTextRows(SegmentsNode segments, TextsNode texts, BitsNode known, bool isLast) : RowsNode(segments.Space, segments.Elements)
{
    public override IEnumerable<Node> Inputs => [segments, texts, known];

    public override void Run(Workspace w)
    {
        var memory = w.Segments[segments.Elements.Index];
        var offsets = memory.Offsets;
        var codes = w.Codes(texts);
        var dictionary = w.Texts(texts);
        var bits = w.Bits(known);
        var result = w.Write(this);
        for (var row = 0; row < result.Length; row++)
        {
            if (!Columns.Bits.Get(bits, row))
            {
                result[row] = -1;
                continue;
            }

            var (best, end) = (offsets[row] - memory.Base, offsets[row + 1] - memory.Base);
            for (var i = best + 1; i < end; i++)
            {
                var order = CodePoints.Compare(dictionary[codes[i]], dictionary[codes[best]]);
                if (isLast ? order > 0 : order < 0) best = i;
            }

            result[row] = best;
        }
    }
}
