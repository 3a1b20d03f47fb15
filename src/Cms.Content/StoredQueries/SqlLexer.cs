using System.Collections.Immutable;
using System.Globalization;

namespace Cms.Content.StoredQueries;

internal enum SqlTokenKind
{
    End,
    Word,

    /// <summary>A name in quotation marks or brackets: never a key word.</summary>
    Name,
    Text,
    Number,
    Parameter,
    Sign,
}

/// <param name="Text">Of a name or text without its marks.</param>
internal readonly record struct SqlToken(SqlTokenKind Kind, string Text, SqlPlace At)
{
    public bool IsWord(string word) => Kind == SqlTokenKind.Word && Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool IsSign(string sign) => Kind == SqlTokenKind.Sign && Text == sign;
}

/// <summary>Cuts a template into tokens.</summary>
internal static class SqlLexer
{
    public const int MaxTokens = 1_000;

    public const int MaxLength = 8_192;

    private static readonly string[] Signs = ["<>", "!=", "<=", ">=", "=", "<", ">", "(", ")", ",", ".", "*", ":", "-", ";"];

    /// <exception cref="SqlProblemException">There is something in it that is not of this dialect.</exception>
    public static ImmutableArray<SqlToken> Cut(string template)
    {
        if (template.Length > MaxLength)
            throw new SqlProblemException($"the query is longer than {MaxLength:N0} characters");

        var tokens = ImmutableArray.CreateBuilder<SqlToken>();
        int at = 0, line = 1, lineStart = 0;
        while (true)
        {
            while (at < template.Length && char.IsWhiteSpace(template[at]))
            {
                if (template[at++] == '\n')
                    (line, lineStart) = (line + 1, at);
            }

            var place = new SqlPlace(line, at - lineStart + 1);
            if (at >= template.Length)
            {
                tokens.Add(new SqlToken(SqlTokenKind.End, "", place));
                return tokens.ToImmutable();
            }

            if (tokens.Count >= MaxTokens)
                throw new SqlProblemException(place, $"the query has more than {MaxTokens:N0} words and signs");
            var start = at;
            tokens.Add(Next(template, ref at, place));
            for (var i = start; i < at; i++)
            {
                if (template[i] == '\n')
                    (line, lineStart) = (line + 1, i + 1);
            }
        }
    }

    private static SqlToken Next(string template, ref int at, SqlPlace place)
    {
        var c = template[at];
        if (template.AsSpan(at) is ['{', '{' or '%', ..])
            throw new SqlProblemException(place, "Liquid in a query is not run here; write what changes as a parameter, as @name or @name:default");
        if (template.AsSpan(at) is ['-', '-', ..] or ['/', '*', ..])
            throw new SqlProblemException(place, "comments are not read here");
        switch (c)
        {
            case '\'':
                return new SqlToken(SqlTokenKind.Text, Quoted(template, ref at, '\'', place), place);
            case '"' or '`':
                return new SqlToken(SqlTokenKind.Name, Quoted(template, ref at, c, place), place);
            case '[':
                return new SqlToken(SqlTokenKind.Name, Quoted(template, ref at, ']', place), place);
            case '@':
                at++;
                if (While(template, ref at, IsNamePart) is { Length: > 0 } name)
                    return new SqlToken(SqlTokenKind.Parameter, name, place);
                throw new SqlProblemException(place, "a parameter has no name");
        }

        if (char.IsAsciiDigit(c))
        {
            var text = While(template, ref at, x => char.IsAsciiDigit(x) || x == '.');
            return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
                ? new SqlToken(SqlTokenKind.Number, text, place)
                : throw new SqlProblemException(place, $"'{text}' is not a number");
        }

        if (char.IsAsciiLetter(c) || c == '_')
            return new SqlToken(SqlTokenKind.Word, While(template, ref at, IsNamePart), place);
        foreach (var sign in Signs)
        {
            if (string.CompareOrdinal(template, at, sign, 0, sign.Length) == 0)
            {
                at += sign.Length;
                return new SqlToken(SqlTokenKind.Sign, sign, place);
            }
        }

        throw new SqlProblemException(place, $"'{c}' is not understood");
    }

    private static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    /// <summary>A mark inside is written twice.</summary>
    private static string Quoted(string template, ref int at, char close, SqlPlace place)
    {
        var text = new System.Text.StringBuilder();
        for (at++; at < template.Length; at++)
        {
            if (template[at] != close)
            {
                text.Append(template[at]);
                continue;
            }

            if (at + 1 >= template.Length || template[at + 1] != close)
            {
                at++;
                return text.ToString();
            }

            text.Append(close);
            at++;
        }

        throw new SqlProblemException(place, $"the closing {close} is missing");
    }

    private static string While(string template, ref int at, Func<char, bool> fits)
    {
        var start = at;
        while (at < template.Length && fits(template[at]))
            at++;
        return template[start..at];
    }
}
