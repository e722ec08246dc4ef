using System.Collections.Immutable;

namespace KeyAccount.Rules.Expressions;

/// <content>Types: <c>number</c>, <c>list&lt;string&gt;</c>, <c>context&lt;a: date&gt;</c>, <c>function&lt;number&gt;-&gt;boolean</c>.</content>
internal sealed partial class Parser
{
    /// <summary>The names of types, the longest first.</summary>
    private static readonly string[][] TypeNames =
    [
        ["years", "and", "months", "duration"], ["days", "and", "time", "duration"], ["date", "and", "time"], ["date"], ["time"], ["number"], ["string"], ["boolean"],
        ["list"], ["context"], ["range"], ["function"], ["Any"], ["Null"],
    ];

    private TypeSyntax Type()
    {
        var start = Current.Span;
        var none = new TypeSyntax("Any", [], [], null, start);
        if (_depth == _limits.MaxExpressionDepth)
        {
            TooDeep();
            return none;
        }

        if (TypeNames.FirstOrDefault(IsAtType) is not { } words)
        {
            Unexpected("a type, such as number, string, date or list<number>");
            return none;
        }

        _depth++;
        _at += words.Length;
        var name = string.Join(' ', words);
        var type = name switch
        {
            "list" or "range" => Inside(name, _ => Type()),
            "context" => ContextType(),
            "function" => FunctionType(),
            _ => none with { Name = name },
        };
        _depth--;
        return type with { Span = SourceSpan.Between(start, _tokens[Math.Max(0, _at - 1)].Span) };
    }

    private bool IsAtType(string[] words)
    {
        for (var i = 0; i < words.Length; i++)
            if (_at + i >= _tokens.Count || _tokens[_at + i].Kind != TokenKind.Name || _tokens[_at + i].Text != words[i]) return false;
        return true;
    }

    /// <summary>The types between angle brackets, where there are any.</summary>
    private TypeSyntax Inside(string name, Func<List<string>, TypeSyntax> part)
    {
        var parts = ImmutableArray.CreateBuilder<TypeSyntax>();
        var names = new List<string>();
        if (Accept(TokenKind.Less))
        {
            if (Current.Kind != TokenKind.Greater)
            {
                do parts.Add(part(names));
                while (Accept(TokenKind.Comma));
            }

            Expect(TokenKind.Greater, "\",\" or \">\"");
        }

        return new TypeSyntax(name, parts.ToImmutable(), [.. names], null, default);
    }

    private TypeSyntax ContextType() => Inside("context", names =>
    {
        names.Add(Key().Name);
        return Type();
    });

    private TypeSyntax FunctionType()
    {
        var type = Inside("function", _ => Type());
        if (Current.Kind != TokenKind.Minus || PeekKind(1) != TokenKind.Greater) return type;
        _at += 2;
        return type with { Result = Type() };
    }
}
