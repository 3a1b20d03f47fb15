using System.Collections.Immutable;
using System.Globalization;

namespace Cms.Content.StoredQueries;

/// <summary>Reads the part of Orchard's SQL dialect that is run here: one <c>SELECT</c> over index tables. What it does not know
/// it refuses, with its place.</summary>
public sealed class SqlParser
{
    private const int MaxDepth = 32;

    private const int MaxJoins = 6;

    private static readonly string[] Aggregates = ["COUNT", "MIN", "MAX", "SUM", "AVG"];

    /// <summary>Words that end a table's name or a column, so that they are no alias.</summary>
    private static readonly string[] KeyWords =
    [
        "SELECT", "DISTINCT", "FROM", "WHERE", "GROUP", "HAVING", "ORDER", "BY", "LIMIT", "OFFSET", "FETCH", "INNER", "LEFT", "RIGHT", "FULL",
        "OUTER", "CROSS", "JOIN", "ON", "AS", "AND", "OR", "NOT", "IN", "IS", "NULL", "LIKE", "BETWEEN", "UNION", "EXCEPT", "INTERSECT",
        "ASC", "DESC", "CASE", "EXISTS", "TRUE", "FALSE", "TOP", "WITH", "ALL",
    ];

    private readonly ImmutableArray<SqlToken> _tokens;
    private int _at;
    private int _depth;

    private SqlParser(ImmutableArray<SqlToken> tokens) => _tokens = tokens;

    private SqlToken Token => _tokens[_at];

    /// <exception cref="SqlProblemException">It is not of this dialect.</exception>
    public static SqlSelect Parse(string template)
    {
        var parser = new SqlParser(SqlLexer.Cut(template));
        var select = parser.Select();
        parser.TakeSign(";");
        return parser.Token.Kind == SqlTokenKind.End ? select : throw parser.NotRun();
    }

    private SqlSelect Select()
    {
        Expect("SELECT");
        var distinct = TakeWord("DISTINCT");
        var columns = List(() => new SqlColumn(Value(), Alias()));
        Expect("FROM");
        var from = Table();
        var joins = ImmutableArray.CreateBuilder<SqlJoin>();
        while (Token.IsWord("JOIN") || Token.IsWord("INNER") || Token.IsWord("LEFT"))
        {
            if (joins.Count == MaxJoins)
                throw new SqlProblemException(Token.At, $"more than {MaxJoins} joins are not run here");
            var isLeft = TakeWord("LEFT");
            _ = isLeft ? TakeWord("OUTER") : TakeWord("INNER");
            Expect("JOIN");
            var table = Table();
            Expect("ON");
            joins.Add(new SqlJoin(isLeft, table, Condition()));
        }

        var where = TakeWord("WHERE") ? Condition() : null;
        var groups = TakeWords("GROUP", "BY") ? List(Value) : [];
        var having = TakeWord("HAVING") ? Condition() : null;
        var orders = TakeWords("ORDER", "BY") ? List(Order) : [];
        SqlExpression? limit = null, offset = null;
        if (TakeWord("LIMIT"))
            limit = Value();
        if (TakeWord("OFFSET"))
        {
            offset = Value();
            _ = TakeWord("ROWS") || TakeWord("ROW");
            if (limit is null && TakeWord("FETCH"))
            {
                _ = TakeWord("NEXT") || TakeWord("FIRST");
                limit = Value();
                _ = TakeWord("ROWS") || TakeWord("ROW");
                Expect("ONLY");
            }
        }

        return new SqlSelect(distinct, columns, from, joins.ToImmutable(), where, groups, having, orders, limit, offset);
    }

    private SqlOrder Order()
    {
        var by = Value();
        return new SqlOrder(by, !TakeWord("ASC") && TakeWord("DESC"));
    }

    private SqlTable Table()
    {
        var at = Token.At;
        var name = Name("a table");
        return new SqlTable(name, Alias() ?? name, at);
    }

    private string? Alias()
    {
        if (TakeWord("AS"))
            return Name("an alias");
        return Token.Kind == SqlTokenKind.Name || (Token.Kind == SqlTokenKind.Word && !IsKeyWord(Token.Text)) ? Take().Text : null;
    }

    private SqlExpression Condition() => Nested(() =>
    {
        var left = Conjunction();
        while (Token.IsWord("OR"))
            left = new SqlExpression.Logic(left, false, At(Take(), Conjunction, out var at), at);
        return left;
    });

    private SqlExpression Conjunction()
    {
        var left = Predicate();
        while (Token.IsWord("AND"))
            left = new SqlExpression.Logic(left, true, At(Take(), Predicate, out var at), at);
        return left;
    }

    private static SqlExpression At(SqlToken token, Func<SqlExpression> next, out SqlPlace at)
    {
        at = token.At;
        return next();
    }

    private SqlExpression Predicate() => Nested(() =>
    {
        var at = Token.At;
        if (TakeWord("NOT"))
            return new SqlExpression.Negation(Predicate(), at);
        if (Token.IsWord("EXISTS") || Token.IsWord("CASE"))
            throw NotRun();
        if (TakeSign("("))
        {
            if (Token.IsWord("SELECT"))
                throw NotRun();
            var inner = Condition();
            ExpectSign(")");
            return inner;
        }

        return Comparison(Value(), at);
    });

    private SqlExpression Comparison(SqlExpression left, SqlPlace at)
    {
        if (TakeWord("IS"))
        {
            var isNot = TakeWord("NOT");
            Expect("NULL");
            return new SqlExpression.IsNull(left, isNot, at);
        }

        var not = TakeWord("NOT");
        if (TakeWord("LIKE"))
            return new SqlExpression.Like(left, Value(), not, at);
        if (TakeWord("IN"))
        {
            ExpectSign("(");
            var list = List(Value);
            ExpectSign(")");
            return new SqlExpression.In(left, list, not, at);
        }

        if (TakeWord("BETWEEN"))
        {
            var low = Value();
            Expect("AND");
            SqlExpression between = new SqlExpression.Logic(
                new SqlExpression.Compare(left, ">=", low, at), true, new SqlExpression.Compare(left, "<=", Value(), at), at);
            return not ? new SqlExpression.Negation(between, at) : between;
        }

        if (not)
            throw NotRun();
        return Token.Kind == SqlTokenKind.Sign && Token.Text is "=" or "<>" or "!=" or "<" or "<=" or ">" or ">="
            ? new SqlExpression.Compare(left, Take().Text is var op && op == "!=" ? "<>" : op, Value(), at)
            : left; // a flag, which is a condition by itself
    }

    private SqlExpression Value()
    {
        var token = Token;
        switch (token.Kind)
        {
            case SqlTokenKind.Text:
                _at++;
                return new SqlExpression.Literal(token.Text, token.At);
            case SqlTokenKind.Number:
                return Number(negative: false);
            case SqlTokenKind.Sign when token.Text == "-":
                _at++;
                return Number(negative: true);
            case SqlTokenKind.Parameter:
                return Parameter();
            case SqlTokenKind.Word when _tokens[_at + 1].IsSign("("):
                return Aggregate();
            case SqlTokenKind.Word when token.IsWord("TRUE") || token.IsWord("FALSE") || token.IsWord("NULL"):
                _at++;
                return new SqlExpression.Literal(token.IsWord("NULL") ? null : token.IsWord("TRUE"), token.At);
            case SqlTokenKind.Word when !IsKeyWord(token.Text):
            case SqlTokenKind.Name:
                _at++;
                return TakeSign(".")
                    ? new SqlExpression.Column(token.Text, Name("a column"), token.At)
                    : new SqlExpression.Column(null, token.Text, token.At);
            default:
                throw NotRun();
        }
    }

    private SqlExpression.Literal Number(bool negative)
    {
        var token = Take();
        if (token.Kind != SqlTokenKind.Number)
            throw new SqlProblemException(token.At, "a number is missing");
        var number = decimal.Parse(token.Text, CultureInfo.InvariantCulture);
        return new SqlExpression.Literal(negative ? -number : number, token.At);
    }

    private SqlExpression.Parameter Parameter()
    {
        var token = Take();
        if (!TakeSign(":"))
            return new SqlExpression.Parameter(token.Text, false, null, token.At);
        return Token.Kind switch
        {
            // Orchard's defaults are often bare words.
            SqlTokenKind.Word when !IsKeyWord(Token.Text) => new SqlExpression.Parameter(token.Text, true, Take().Text, token.At),
            _ when Value() is SqlExpression.Literal literal => new SqlExpression.Parameter(token.Text, true, literal.Value, token.At),
            _ => throw new SqlProblemException(token.At, $"the default of @{token.Text} must be a text, a number, true, false or null"),
        };
    }

    private SqlExpression.Aggregate Aggregate()
    {
        var token = Take();
        var function = token.Text.ToUpperInvariant();
        if (!Aggregates.Contains(function))
            throw new SqlProblemException(token.At, $"the function {token.Text} is not run here; {string.Join(", ", Aggregates)} are");
        ExpectSign("(");
        if (function == "COUNT" && TakeSign("*"))
        {
            ExpectSign(")");
            return new SqlExpression.Aggregate(function, false, null, token.At);
        }

        var distinct = TakeWord("DISTINCT");
        var argument = Value();
        if (argument is not SqlExpression.Column)
            throw new SqlProblemException(argument.At, $"{function} takes a column");
        ExpectSign(")");
        return new SqlExpression.Aggregate(function, distinct, argument, token.At);
    }

    private ImmutableArray<T> List<T>(Func<T> one)
    {
        var list = ImmutableArray.CreateBuilder<T>();
        do
            list.Add(one());
        while (TakeSign(","));
        return list.ToImmutable();
    }

    private SqlExpression Nested(Func<SqlExpression> read)
    {
        if (++_depth > MaxDepth)
            throw new SqlProblemException(Token.At, $"conditions deeper than {MaxDepth} levels are not run here");
        var expression = read();
        _depth--;
        return expression;
    }

    private string Name(string what) => Token.Kind == SqlTokenKind.Name || (Token.Kind == SqlTokenKind.Word && !IsKeyWord(Token.Text))
        ? Take().Text
        : throw new SqlProblemException(Token.At, $"the name of {what} is missing");

    private SqlToken Take() => _tokens[_at].Kind == SqlTokenKind.End ? _tokens[_at] : _tokens[_at++];

    private bool TakeWord(string word)
    {
        if (!Token.IsWord(word))
            return false;
        _at++;
        return true;
    }

    private bool TakeWords(string first, string second)
    {
        if (!TakeWord(first))
            return false;
        Expect(second);
        return true;
    }

    private bool TakeSign(string sign)
    {
        if (!Token.IsSign(sign))
            return false;
        _at++;
        return true;
    }

    private void Expect(string word)
    {
        if (!TakeWord(word))
            throw new SqlProblemException(Token.At, Token.Kind == SqlTokenKind.End ? $"{word} is missing" : $"{word} is expected, not '{Token.Text}'");
    }

    private void ExpectSign(string sign)
    {
        if (Token.IsWord("SELECT"))
            throw NotRun();
        if (!TakeSign(sign))
            throw new SqlProblemException(Token.At, Token.Kind == SqlTokenKind.End ? $"'{sign}' is missing" : $"'{sign}' is expected, not '{Token.Text}'");
    }

    private SqlProblemException NotRun() => new(Token.At, Token.Kind == SqlTokenKind.End ? "the query ends too early" : $"'{Token.Text}' is not run here");

    private static bool IsKeyWord(string text) => KeyWords.Contains(text, StringComparer.OrdinalIgnoreCase);
}
