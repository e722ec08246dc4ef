using System.Text;
using DuckDB.NET.Native;
using KeyAccount.Rules;

namespace KeyAccount.Cli.Facts;

/// <summary>
/// Texts into codes. Those of a closed set get the set's own; what the set does not hold counts as unknown. Other texts are numbered as they come; their
/// dictionary goes on from chunk to chunk while it is small, so that a column of few texts makes each only once, and one of many stays bounded.
/// </summary>
internal sealed unsafe class TextDecoder : ColumnDecoder
{
    private const int MostKept = 4_096;

    private readonly bool _isClosed;
    private readonly TextCodes _codeOf = new();
    private readonly List<string> _texts = [];
    private StringPool _dictionary;
    private int[] _codes = [];

    public TextDecoder(InputDefinition input, string path)
        : base(input, path)
    {
        _isClosed = !input.Values.IsEmpty;
        _dictionary = _isClosed ? input.Dictionary : StringPool.Empty;
        for (var code = 0; code < input.Values.Length; code++) _codeOf.Add(Encoding.UTF8.GetBytes(input.Values[code]), code);
    }

    /// <inheritdoc/>
    public override Column Decode(nint handle, FactVector vector, List<Misfit> misfits)
    {
        Grow(ref _codes, vector.Count);
        if (!_isClosed && _texts.Count > MostKept)
        {
            _texts.Clear();
            _codeOf.Clear();
            _dictionary = StringPool.Empty;
        }

        var texts = (DuckDBString*)vector.Data;
        var misfitting = 0;
        var first = -1;
        for (var row = 0; row < vector.Count; row++)
        {
            if (!vector.IsValid(row))
            {
                _codes[row] = -1;
                continue;
            }

            var code = _codeOf.Find(texts + row);
            if (code < 0)
            {
                if (!_isClosed) code = Add(texts + row);
                else if (misfitting++ == 0) first = row;
            }

            _codes[row] = code;
        }

        if (misfitting > 0) misfits.Add(new Misfit(Path, misfitting, first, TextCodes.TextOf(texts + first), string.Join(", ", Input.Values)));
        if (!_isClosed && _texts.Count != _dictionary.Count) _dictionary = StringPool.Of([.. _texts]);
        return new StringColumn(_codes.AsMemory(0, vector.Count), _dictionary);
    }

    private int Add(DuckDBString* text)
    {
        var code = _texts.Count;
        _texts.Add(TextCodes.TextOf(text));
        _codeOf.Add(TextCodes.Utf8Of(text), code);
        return code;
    }
}
