using System.Globalization;

namespace KeyAccount.Oracle.Generation;

/// <summary>
/// Texts of expressions that mix columns and parts that run value by value: calls of the library, loops, contexts, durations, functions. Most are
/// well typed; some are not, as the binder must tell.
/// </summary>
internal sealed class PartGenerator(Dice dice)
{
    private static readonly string[] Variables = ["c", "v", "revenue", "count", "item", "name"];

    private readonly Stack<(string Name, char Kind)> _variables = new();

    /// <param name="kind">N a number, T a text, D a date, C a condition, P a duration, L a list of numbers, M a list of texts, R a list of records.</param>
    /// <param name="depth">How deep it may be.</param>
    public string Of(char kind, int depth)
    {
        if (dice.Chance(0.02)) kind = dice.Pick([.. "NTDCPLMR"]);
        if (_variables.Count > 0 && dice.Chance(0.3) && Variable(kind) is { } variable) return variable;
        return Fill(dice.Pick(depth <= 0 ? Leaves(kind) : Forms(kind)), depth - 1);
    }

    /// <summary>Unary tests of a value of a kind.</summary>
    public string Tests(char kind, int depth)
    {
        _variables.Push(("?", kind));
        var tests = Fill(dice.Pick(TestForms(kind)), depth);
        _variables.Pop();
        return tests;
    }

    private static string[] Leaves(char kind) => kind switch
    {
        'N' => ["revenue", "profit", "3", "-1", "0.1", "contacts[1].influence"],
        'T' => ["industry", "tier", "\"a\"", "\"gold\"", "contacts[-1].name"],
        'D' => ["as_of", "since", "@\"2026-01-31\"", "contacts[1].met_on"],
        'C' => ["listed", "true", "revenue > 3", "industry = \"a\"", "contacts[1].active"],
        'P' => ["@\"P1D\"", "as_of - since", "duration(\"PT36H\")"],
        'L' => ["contacts.influence", "[1, 2]", "[revenue, null]", "[]"],
        'M' => ["contacts.name", "split(industry, \"e\")", "contacts.role"],
        _ => ["contacts", "deals", "contacts[active]", "[contacts[1]]"],
    };

    private static string[] Forms(char kind) => kind switch
    {
        'N' =>
        [
            "($N + $N)", "$N / $N", "-($N)", "string length($T)", "count($L)", "count($R)", "(($D) - $D).days", "(($P) / @\"P1D\")", "sum(for #L return $N)", "{a: $N, b: a * 2}.b",
            "get value({v: $N}, \"v\")", "median($L)", "round half up($N, 1)", "min($N, $N)", "max($L)", "number($T, \",\", \".\")", "contacts[$N].influence", "($D).year", "(if $C then $N else $N)",
            "{f: function(x) x + $N, r: f($N)}.r", "($L)[$N]", "modulo($N, $N)", "index of($M, $T)[1]", "abs(n: $N)", "sum($L)", "($R)[1].influence", "(for #N..3 return partial)[-1][1]", "day of year($D)",
            "stddev($L)", "mode($L)[1]", "(for #R return $N)[1]", "(?)", "sqrt($N)",
        ],
        'T' =>
        [
            "upper case($T)", "substring($T, $N)", "($T + $T)", "string($N)", "string join($M, \"-\")", "replace($T, \"a+\", $T)", "day of week($D)", "max($T, $T)", "($M)[$N]", "{t: $T}.t", "(for #M return $T)[1]",
            "contacts[$C].name[1]", "(if $C then $T else null)", "substring before(string: $T, match: $T)", "string($P)", "($R)[$N].name",
        ],
        'D' => ["($D + @\"P1M\")", "($D - ($P))", "date($T)", "max(contacts.met_on)", "date(date and time($D, @\"10:00:00\"))", "(for c in contacts return c.met_on)[$N]", "min($D, $D)", "date($N, 1, 31)", "{d: $D}.d"],
        'P' => ["($D - $D)", "(($P) * 2)", "(($P) + $P)", "abs($P)", "-($P)", "(if $C then $P else @\"P2D\")"],
        'C' =>
        [
            "$N > $N", "$T = $T", "contains($T, $T)", "($C and $C)", "($C or $C)", "not($C)", "(some #R satisfies $C)", "(every #L satisfies $C)", "(some #M satisfies $C)", "(some #R, #M satisfies $C)", "(every #R, #R satisfies $C)",
            "$N in (%N)", "$T in (%T)", "$D in (%D)", "$D between $D and $D", "($P) > $P", "$L = $L", "$N instance of number", "list contains($M, $T)", "all([$C, $C])", "before($D, $D)", "{x: $C}.x", "$N = null",
            "(if $C then $C else $C)", "matches($T, \"^[a-z]+$\")", "{a: $N} = {a: $N}", "count($R) != $N", "starts with($T, $T)", "get value({v: $C}, \"v\") = true", "any(for #L return $C)", "includes([$N..$N], $N)", "$R = null",
            "($R)[1].active", "is(value1: $N, value2: $N)", "some #N..3 satisfies $C",
        ],
        'L' =>
        [
            "[$N, $N]", "(for #N..3 return $N)", "($L)[item > $N]", "sort($L, function(a, b) a > b)", "contacts[$C].influence", "sublist($L, 1)", "distinct values($L)", "flatten([$L, $L])", "(for #R return $N)", "($R)[$C].influence",
            "append($L, $N)", "reverse($L)", "concatenate($L, $L)", "(if $C then $L else [])", "($L)[$C]", "(for #L, #R return $N)",
        ],
        'M' => ["split($T, \",\")", "[$T, $T]", "(for #R return $T)", "contacts[$C].name", "($M)[$C]", "distinct values($M)", "(for #M return $T)", "union($M, $M)"],
        _ => ["contacts[$C]", "sort(contacts, function(a, b) a.influence > b.influence)", "concatenate(contacts, $R)", "[{influence: $N, name: $T, active: $C, met_on: $D}]", "reverse($R)", "($R)[$C]", "deals[$C]", "(for #R return {influence: $N, name: $T, active: $C, met_on: $D})"],
    };

    private static string[] TestForms(char kind) => kind switch
    {
        'N' => ["> $N", "[$N..$N]", "$N, $N", "not($N)", "? > $N and $C", "contains(string(?), \"1\")", "? in ($N, > $N)", "$L", "(for #N..3 return $N)", "< 3, >= 3", "$C", "not(> $N, sqrt(?) > 2)", "[$N, $N]", "in_range(?)", "-"],
        'T' => ["$T", "contains(?, $T)", "not($T, $T)", "$M", "string length(?) > $N", "? in ($T, contains(?, \"a\"))", "split(?, \"e\")[1] = $T", "starts with(?, \"a\"), upper case(?) = $T", "-"],
        'D' => ["> $D", "[$D..$D)", "(?).year = $N", "? + ($P) > $D", "? - $D > $P", "$D", "-"],
        _ => ["true", "$C", "not($C)", "? and $C", "-"],
    };

    /// <summary>Fills a form: <c>$N</c> an expression of a kind, <c>%N</c> tests of one, <c>#N</c> a variable over a list, which all behind it may use.</summary>
    private string Fill(string form, int depth)
    {
        var bound = 0;
        var filled = new System.Text.StringBuilder();
        for (var i = 0; i < form.Length; i++)
        {
            var kind = i + 1 < form.Length ? form[i + 1] : ' ';
            if (form[i] is not ('$' or '%' or '#') || !char.IsUpper(kind))
            {
                filled.Append(form[i]);
                continue;
            }

            i++;
            if (form[i - 1] == '$') filled.Append(Of(kind, depth));
            if (form[i - 1] == '%') filled.Append(Tests(kind, depth));
            if (form[i - 1] != '#') continue;
            var variable = dice.Pick(Variables);
            filled.Append(CultureInfo.InvariantCulture, $"{variable} in {(kind == 'N' ? "1" : Of(kind, depth))}");
            _variables.Push((variable, kind switch { 'M' => 'T', 'R' => 'r', _ => 'N' }));
            bound++;
        }

        for (; bound > 0; bound--) _variables.Pop();
        return filled.ToString();
    }

    private string? Variable(char kind)
    {
        var (name, held) = dice.Pick(_variables.ToArray());
        if (held == kind) return name;
        return (held, kind) switch
        {
            ('r', 'N') => $"{name}.influence",
            ('r', 'T') => $"{name}.name",
            ('r', 'C') => $"{name}.active",
            ('r', 'D') => $"{name}.met_on",
            _ => null,
        };
    }
}
