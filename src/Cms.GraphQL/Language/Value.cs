using System.Collections.Immutable;

namespace Cms.GraphQL.Language;

/// <summary>A value as written in a document.</summary>
public abstract class Value : Node
{
    private protected Value(Location at) : base(at)
    {
    }

    /// <summary>Reads one constant value, for example <c>{ first: 20, order: [DESC] }</c>.</summary>
    /// <exception cref="SyntaxException">The text is not a constant value.</exception>
    public static Value Parse(string text) => Parser.ParseValue(text);

    /// <inheritdoc/>
    public override string ToString() => Printer.Print(this);
}

/// <summary>A use of a variable.</summary>
public sealed class Variable(string name, Location at) : Value(at)
{
    /// <summary>Without the dollar sign.</summary>
    public string Name { get; } = name;
}

/// <summary>A whole number of any size, as written.</summary>
public sealed class IntLiteral(string text, Location at) : Value(at)
{
    /// <summary>Optional minus sign and digits.</summary>
    public string Text { get; } = text;
}

/// <summary>A number with a fraction or an exponent, as written.</summary>
public sealed class FloatLiteral(string text, Location at) : Value(at)
{
    /// <summary>The number's characters.</summary>
    public string Text { get; } = text;
}

/// <summary>A quoted or block string.</summary>
public sealed class StringLiteral(string text, bool isBlock, Location at) : Value(at)
{
    /// <summary>The meaning: escapes resolved, common indentation of a block string removed.</summary>
    public string Text { get; } = text;

    /// <summary>Whether it was written with three quotes.</summary>
    public bool IsBlock { get; } = isBlock;
}

/// <summary><c>true</c> or <c>false</c>.</summary>
public sealed class BooleanLiteral(bool isTrue, Location at) : Value(at)
{
    /// <summary>Which of the two.</summary>
    public bool IsTrue { get; } = isTrue;
}

/// <summary><c>null</c>.</summary>
public sealed class NullLiteral(Location at) : Value(at);

/// <summary>A bare name that stands for an enum value.</summary>
public sealed class EnumLiteral(string name, Location at) : Value(at)
{
    /// <summary>Never <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    public string Name { get; } = name;
}

/// <summary>Values in brackets.</summary>
public sealed class ListLiteral(ImmutableArray<Value> items, Location at) : Value(at)
{
    /// <summary>In the order written.</summary>
    public ImmutableArray<Value> Items { get; } = items;
}

/// <summary>Named values in braces.</summary>
public sealed class ObjectLiteral(ImmutableArray<ObjectLiteralField> fields, Location at) : Value(at)
{
    /// <summary>In the order written; names may repeat until the document was validated.</summary>
    public ImmutableArray<ObjectLiteralField> Fields { get; } = fields;
}

/// <summary>One name and value of an <see cref="ObjectLiteral"/>.</summary>
public sealed class ObjectLiteralField(string name, Value value, Location at) : Node(at)
{
    /// <summary>The input field's name.</summary>
    public string Name { get; } = name;

    /// <summary>What is given for it.</summary>
    public Value Value { get; } = value;
}
