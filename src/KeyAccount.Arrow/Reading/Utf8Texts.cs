using System.Buffers.Binary;
using Apache.Arrow;
using Apache.Arrow.Types;
using KeyAccount.Arrow.Binding;
using KeyAccount.Arrow.Memory;

namespace KeyAccount.Arrow.Reading;

/// <summary>The texts of an array in one of Arrow's three layouts, as UTF-8.</summary>
internal readonly ref struct Utf8Texts
{
    /// <summary>A view: the length, then the text itself, or its first bytes, its buffer and its place there.</summary>
    private const int ViewBytes = 16;
    private const int LongestInView = ViewBytes - sizeof(int);

    private readonly ReadOnlySpan<int> _offsets;
    private readonly ReadOnlySpan<long> _largeOffsets;
    private readonly ReadOnlySpan<byte> _views;
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly ArrowBuffer[] _buffers;
    private readonly string _path;

    private Utf8Texts(ArraySlice slice, string path)
    {
        _path = path;
        _buffers = slice.Data.Buffers ?? [];
        if (slice.Count == 0) return;
        switch (StorageType.Of(slice.Data.DataType).TypeId)
        {
            case ArrowTypeId.String:
                _offsets = slice.Values<int>(1, path, further: 1).Span;
                _bytes = slice.Buffer(2, path).Span;
                break;
            case ArrowTypeId.LargeString:
                _largeOffsets = slice.Values<long>(1, path, further: 1).Span;
                _bytes = slice.Buffer(2, path).Span;
                break;
            default:
                _views = slice.Values<byte>(1, path, checked(slice.Start * ViewBytes), checked(slice.Count * ViewBytes)).Span;
                break;
        }
    }

    /// <summary>Whether arrays of this type are texts.</summary>
    public static bool Has(ArrowTypeId type) => type is ArrowTypeId.String or ArrowTypeId.LargeString or ArrowTypeId.StringView;

    public static Utf8Texts Of(ArraySlice slice, string path) => new(slice, path);

    /// <summary>The bytes of the text in a row.</summary>
    /// <exception cref="InvalidDataException">They lie outside the buffers.</exception>
    public ReadOnlySpan<byte> this[int row]
    {
        get
        {
            if (!_offsets.IsEmpty) return Within(_bytes, _offsets[row], (long)_offsets[row + 1] - _offsets[row]);
            if (!_largeOffsets.IsEmpty) return Within(_bytes, _largeOffsets[row], _largeOffsets[row + 1] - _largeOffsets[row]);
            var view = _views.Slice(row * ViewBytes, ViewBytes);
            var length = BinaryPrimitives.ReadInt32LittleEndian(view);
            if (length is >= 0 and <= LongestInView) return view.Slice(sizeof(int), length);
            // The first two buffers are the validity and the views.
            var buffer = BinaryPrimitives.ReadInt32LittleEndian(view[8..]);
            if (buffer < 0 || buffer >= _buffers.Length - 2) throw Outside();
            return Within(_buffers[buffer + 2].Span, BinaryPrimitives.ReadInt32LittleEndian(view[12..]), length);
        }
    }

    private ReadOnlySpan<byte> Within(ReadOnlySpan<byte> bytes, long start, long length) =>
        start >= 0 && length >= 0 && start <= bytes.Length - length ? bytes.Slice((int)start, (int)length) : throw Outside();

    private InvalidDataException Outside() => ArraySlice.Broken(_path, "a text lies outside its buffers");
}
