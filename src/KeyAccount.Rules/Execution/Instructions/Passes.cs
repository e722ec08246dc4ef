using KeyAccount.Rules.Columns;

namespace KeyAccount.Rules.Execution;

/// <summary>All cuts of one column, in one pass over it.</summary>
internal sealed class CutsPass(NumbersNode values, double[] bounds, int[] registers)
{
    public void Run(Workspace w)
    {
        var memory = w.Spaces[values.Space.Index];
        if (memory.Count == 1)
        {
            var bits = memory.Bits;
            var value = w.Lane(values).First;
            for (var i = 0; i < registers.Length; i++) bits[registers[i]] = Bits.Of(value >= bounds[i]);
            return;
        }

        w.Kernels.AtLeast(w.NumberWords(values), bounds, memory.Bits, registers, memory.Words);
    }
}

/// <summary>All comparisons of one column of texts with texts of the policy, in one pass over it.</summary>
internal sealed class TextsPass(TextsNode texts, string[] wanted, int[] registers, int state)
{
    public void Run(Workspace w)
    {
        var memory = w.Spaces[texts.Space.Index];
        var codes = w.State<WantedCodes>(state).In(w.Texts(texts), wanted);
        if (memory.Count == 1)
        {
            var bits = memory.Bits;
            var code = w.Lane(texts).First;
            for (var i = 0; i < registers.Length; i++) bits[registers[i]] = Bits.Of(code == codes[i]) & Bits.Of(code >= 0);
            return;
        }

        w.Kernels.Same(w.CodeWords(texts), codes, memory.Bits, registers, memory.Words);
    }

    /// <summary>The numbers of the wanted texts in the dictionary at hand.</summary>
    private sealed class WantedCodes
    {
        private ITexts? _texts;
        private int _version;
        private int[] _codes = [];

        public ReadOnlySpan<int> In(ITexts texts, string[] wanted)
        {
            if (ReferenceEquals(texts, _texts) && (texts is StringPool || texts.Version == _version)) return _codes;
            if (_codes.Length == 0) _codes = new int[wanted.Length];
            for (var i = 0; i < wanted.Length; i++) _codes[i] = texts.Find(wanted[i]);
            _texts = texts;
            _version = texts.Version;
            return _codes;
        }
    }
}
