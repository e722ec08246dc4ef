using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KeyAccount.Rules.Diagnostics;
using KeyAccount.Rules.Rows;

namespace KeyAccount.Rules;

/// <summary>
/// Collects the accessors of a type's rows, or of the records in a list of theirs. Mistakes are kept until <see cref="Build"/>, which reports
/// all of them. Accessors are called for one row after the other, each many times; they should only read. Not thread-safe.
/// </summary>
/// <typeparam name="T">The type of a row, or of a record.</typeparam>
public sealed class RowBindingBuilder<T>
    where T : notnull
{
    private readonly InputSchema _schema;
    private readonly InputDefinition? _list;
    private readonly List<RowBindingProblem> _problems;
    private readonly Func<RowReader<T>>?[] _readers;
    private readonly List<string> _unboundFields = [];

    internal RowBindingBuilder(InputSchema schema, InputDefinition? parent, List<RowBindingProblem> problems)
    {
        _schema = schema;
        _list = parent;
        _problems = problems;
        _readers = new Func<RowReader<T>>?[schema.Inputs.Length];
    }

    /// <summary>Binds a number; <see langword="null"/>, NaN and the infinities are unknown.</summary>
    /// <param name="input">The input's name.</param>
    /// <param name="accessor">Gives the number of a row. Whole numbers of any size are converted to <see cref="double"/>.</param>
    [OverloadResolutionPriority(1)]
    public RowBindingBuilder<T> Number(string input, Func<T, double?> accessor)
    {
        ArgumentNullException.ThrowIfNull(accessor);
        return Bind(input, InputType.Number, nameof(Number), _ => () => new NumberReader<T>(accessor));
    }

    /// <summary>Binds a number that is held as a decimal; <see langword="null"/> is unknown. It becomes the nearest <see cref="double"/>.</summary>
    /// <param name="input">The input's name.</param>
    /// <param name="accessor">Gives the number of a row.</param>
    public RowBindingBuilder<T> Number(string input, Func<T, decimal?> accessor)
    {
        ArgumentNullException.ThrowIfNull(accessor);
        return Number(input, row => (double?)accessor(row));
    }

    /// <summary>Binds a text; <see langword="null"/> is unknown, and so is a text that is not in the closed set that the policy declares.</summary>
    /// <param name="input">The input's name.</param>
    /// <param name="accessor">Gives the text of a row.</param>
    public RowBindingBuilder<T> Text(string input, Func<T, string?> accessor)
    {
        ArgumentNullException.ThrowIfNull(accessor);
        return Bind(input, InputType.String, nameof(Text), definition => () => new TextReader<T>(accessor, TextCodes.For(definition)));
    }

    /// <summary>Binds a text that rows hold as a number, such as an enumeration. Much faster than texts, which must be looked up.</summary>
    /// <param name="input">The input's name.</param>
    /// <param name="choices">The texts that the numbers stand for, from 0 on. Where the policy declares a closed set, all must be in it; the order may differ.</param>
    /// <param name="accessor">Gives the number of a row; -1, or any that stands for no text, is unknown.</param>
    public RowBindingBuilder<T> Choice(string input, StringPool choices, Func<T, int> accessor)
    {
        ArgumentNullException.ThrowIfNull(choices);
        ArgumentNullException.ThrowIfNull(accessor);
        return Bind(input, InputType.String, nameof(Choice), definition =>
        {
            var codes = CodesOf(definition, choices);
            return () => new ChoiceReader<T>(accessor, codes, definition.Values.IsEmpty ? choices : definition.Dictionary);
        });
    }

    /// <summary>Binds a boolean; <see langword="null"/> is unknown.</summary>
    /// <param name="input">The input's name.</param>
    /// <param name="accessor">Gives the boolean of a row.</param>
    public RowBindingBuilder<T> Truth(string input, Func<T, bool?> accessor)
    {
        ArgumentNullException.ThrowIfNull(accessor);
        return Bind(input, InputType.Boolean, nameof(Truth), _ => () => new TruthReader<T>(accessor));
    }

    /// <summary>Binds a date; <see langword="null"/> is unknown.</summary>
    /// <param name="input">The input's name.</param>
    /// <param name="accessor">Gives the date of a row.</param>
    public RowBindingBuilder<T> Date(string input, Func<T, DateOnly?> accessor)
    {
        ArgumentNullException.ThrowIfNull(accessor);
        return Bind(input, InputType.Date, nameof(Date), _ => () => new DateReader<T>(accessor));
    }

    /// <summary>Binds a list that is an array; <see langword="null"/> is an unknown list, which an empty one is not.</summary>
    /// <typeparam name="TRecord">The type of a record.</typeparam>
    /// <param name="input">The input's name.</param>
    /// <param name="accessor">Gives the records of a row.</param>
    /// <param name="fields">Binds the fields of a record.</param>
    public RowBindingBuilder<T> List<TRecord>(string input, Func<T, TRecord[]?> accessor, Func<RowBindingBuilder<TRecord>, RowBindingBuilder<TRecord>> fields)
        where TRecord : notnull
    {
        ArgumentNullException.ThrowIfNull(accessor);
        return BindList(input, fields, readers => new ArrayReader<T, TRecord>(accessor, readers));
    }

    /// <summary>Binds a list that is an immutable array; the default one is an unknown list, which an empty one is not.</summary>
    /// <typeparam name="TRecord">The type of a record.</typeparam>
    /// <param name="input">The input's name.</param>
    /// <param name="accessor">Gives the records of a row.</param>
    /// <param name="fields">Binds the fields of a record.</param>
    public RowBindingBuilder<T> List<TRecord>(string input, Func<T, ImmutableArray<TRecord>> accessor, Func<RowBindingBuilder<TRecord>, RowBindingBuilder<TRecord>> fields)
        where TRecord : notnull
    {
        ArgumentNullException.ThrowIfNull(accessor);
        return List(input, row => ImmutableCollectionsMarshal.AsArray(accessor(row)), fields);
    }

    /// <summary>Binds a list; <see langword="null"/> is an unknown list, which an empty one is not. A <see cref="System.Collections.Generic.List{T}"/> is read as fast as an array.</summary>
    /// <typeparam name="TRecord">The type of a record.</typeparam>
    /// <param name="input">The input's name.</param>
    /// <param name="accessor">Gives the records of a row.</param>
    /// <param name="fields">Binds the fields of a record.</param>
    public RowBindingBuilder<T> List<TRecord>(string input, Func<T, IReadOnlyList<TRecord>?> accessor, Func<RowBindingBuilder<TRecord>, RowBindingBuilder<TRecord>> fields)
        where TRecord : notnull
    {
        ArgumentNullException.ThrowIfNull(accessor);
        return BindList(input, fields, readers => new AnyListReader<T, TRecord>(accessor, readers));
    }

    /// <summary>Checks the accessors, and gives the binding. Inputs without an accessor are unknown in every row.</summary>
    /// <exception cref="RowBindingException">Accessors do not fit the policy's inputs; the exception carries every problem.</exception>
    public RowBinding<T> Build()
    {
        if (_problems.Count > 0) throw new RowBindingException(typeof(T).Name, [.. _problems]);
        var unbound = _schema.Inputs.SelectMany(input => _readers[input.Ordinal] is null
            ? [Path(input.Name)]
            : _unboundFields.Where(field => field.StartsWith(input.Name + ".", StringComparison.Ordinal)));
        return new RowBinding<T>(_schema, Readers(), [.. unbound]);
    }

    private ImmutableArray<Func<RowReader<T>>> Readers() =>
        [.. _schema.Inputs.Select(input => _readers[input.Ordinal] ?? (() => new UnknownReader<T>(input)))];

    private RowBindingBuilder<T> BindList<TRecord>(
        string input,
        Func<RowBindingBuilder<TRecord>, RowBindingBuilder<TRecord>> fields,
        Func<RowReader<TRecord>[], RowReader<T>> create)
        where TRecord : notnull
    {
        ArgumentNullException.ThrowIfNull(fields);
        return Bind(input, InputType.List, nameof(List), definition =>
        {
            var record = new RowBindingBuilder<TRecord>(definition.Items, definition, _problems);
            fields(record);
            var readers = record.Readers();
            _unboundFields.AddRange(definition.Items.Inputs.Where(field => record._readers[field.Ordinal] is null).Select(field => record.Path(field.Name)));
            return () => create([.. readers.Select(reader => reader())]);
        });
    }

    private RowBindingBuilder<T> Bind(string input, InputType type, string method, Func<InputDefinition, Func<RowReader<T>>> reader)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (_schema.Find(input) is not { } definition)
        {
            var what = _list is null ? "an input of the policy" : $"a field of \"{_list.Name}\"";
            Report(RowBindingMistake.UnknownInput, input, $"\"{Path(input)}\" is not {what}: {Spelling.Suggest(input, [.. _schema.Inputs.Select(i => i.Name)])}");
        }
        else if (definition.Type != type)
        {
            Report(RowBindingMistake.WrongType, input, $"\"{Path(input)}\" is declared as {Word(definition.Type)}, but bound as {Word(type)} by {method}: bind it by {MethodFor(definition.Type)}.");
        }
        else if (_readers[definition.Ordinal] is not null)
        {
            Report(RowBindingMistake.BoundTwice, input, $"\"{Path(input)}\" is bound twice: leave one accessor.");
        }
        else
        {
            _readers[definition.Ordinal] = reader(definition);
        }

        return this;
    }

    /// <summary>Where each choice stands in the closed set; <see langword="null"/> when in the same place, or when any text is allowed.</summary>
    private int[]? CodesOf(InputDefinition definition, StringPool choices)
    {
        if (definition.Values.IsEmpty) return null;
        var codes = new int[choices.Count];
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = definition.Dictionary.Find(choices[i]);
            if (codes[i] < 0)
                Report(RowBindingMistake.UnknownChoice, definition.Name, $"\"{Path(definition.Name)}\" has the choice \"{choices[i]}\", which the policy does not declare: {Spelling.Suggest(choices[i], definition.Values)}");
        }

        return codes.Index().All(code => code.Index == code.Item) && codes.Length == definition.Dictionary.Count ? null : codes;
    }

    private void Report(RowBindingMistake mistake, string input, string message) => _problems.Add(new RowBindingProblem(mistake, Path(input), message));

    private string Path(string input) => _list is null ? input : $"{_list.Name}.{input}";

    private static string Word(InputType type) => type switch
    {
        InputType.Number => "a number",
        InputType.String => "a string",
        InputType.Boolean => "a boolean",
        InputType.Date => "a date",
        _ => "a list",
    };

    private static string MethodFor(InputType type) => type switch
    {
        InputType.Number => nameof(Number),
        InputType.String => $"{nameof(Text)} or {nameof(Choice)}",
        InputType.Boolean => nameof(Truth),
        InputType.Date => nameof(Date),
        _ => nameof(List),
    };
}
