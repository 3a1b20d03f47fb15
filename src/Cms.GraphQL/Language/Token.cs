namespace Cms.GraphQL.Language;

internal enum TokenKind : byte
{
    End,
    Name,
    Int,
    Float,
    String,
    BlockString,
    Bang,
    Dollar,
    Ampersand,
    ParenthesisOpen,
    ParenthesisClose,
    Spread,
    Colon,
    Equal,
    At,
    BracketOpen,
    BracketClose,
    BraceOpen,
    Pipe,
    BraceClose,
}

/// <param name="Text">A name's or number's characters, a string's meaning; empty for punctuation.</param>
internal readonly record struct Token(TokenKind Kind, string Text, Location At)
{
    public string Describe() => Kind switch
    {
        TokenKind.End => "the end of the text",
        TokenKind.Name => $"'{Shorten(Text)}'",
        TokenKind.Int or TokenKind.Float => $"the number {Shorten(Text)}",
        TokenKind.String or TokenKind.BlockString => "a string",
        _ => $"'{Punctuation(Kind)}'",
    };

    public static string Describe(TokenKind kind) => kind switch
    {
        TokenKind.End => "the end of the text",
        TokenKind.Name => "a name",
        TokenKind.Int or TokenKind.Float => "a number",
        TokenKind.String or TokenKind.BlockString => "a string",
        _ => $"'{Punctuation(kind)}'",
    };

    private static string Shorten(string text) => text.Length > 60 ? text[..60] + "…" : text;

    private static string Punctuation(TokenKind kind) => kind switch
    {
        TokenKind.Bang => "!",
        TokenKind.Dollar => "$",
        TokenKind.Ampersand => "&",
        TokenKind.ParenthesisOpen => "(",
        TokenKind.ParenthesisClose => ")",
        TokenKind.Spread => "...",
        TokenKind.Colon => ":",
        TokenKind.Equal => "=",
        TokenKind.At => "@",
        TokenKind.BracketOpen => "[",
        TokenKind.BracketClose => "]",
        TokenKind.BraceOpen => "{",
        TokenKind.Pipe => "|",
        _ => "}",
    };
}
