using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Cms.GraphQL.Language;

/// <summary>Writes documents and values so that reading them gives the same again.</summary>
/// <remarks>Recursion is bounded by the nesting that the parser allows.</remarks>
internal sealed partial class Printer
{
    private readonly StringBuilder _text = new();
    private int _indent;

    public static string Print(Value value)
    {
        var printer = new Printer();
        printer.Write(value);
        return printer._text.ToString();
    }

    public static string Print(Document document)
    {
        var printer = new Printer();
        for (var i = 0; i < document.Definitions.Length; i++)
        {
            if (i > 0)
                printer._text.Append("\n\n");
            printer.Write(document.Definitions[i]);
        }

        return printer._text.Append('\n').ToString();
    }

    /// <summary>A string in double quotes, with the escapes it needs.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            switch (c)
            {
                case '"': quoted.Append("\\\""); break;
                case '\\': quoted.Append("\\\\"); break;
                case '\b': quoted.Append("\\b"); break;
                case '\f': quoted.Append("\\f"); break;
                case '\n': quoted.Append("\\n"); break;
                case '\r': quoted.Append("\\r"); break;
                case '\t': quoted.Append("\\t"); break;
                case < ' ' or (>= '\u007F' and <= '\u009F'):
                    quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
                    break;
                default: quoted.Append(c); break;
            }
        }

        return quoted.Append('"').ToString();
    }

    private void Write(Definition definition)
    {
        if (definition is Declaration declaration)
        {
            WriteDeclaration(declaration);
            return;
        }

        WriteDescription(definition.Description);
        if (definition is OperationDefinition operation)
        {
            if (!operation.IsShorthand)
            {
                _text.Append(operation.Kind.ToString().ToLowerInvariant());
                if (operation.Name is not null)
                    _text.Append(' ').Append(operation.Name);
                WriteVariables(operation.Variables);
                Write(operation.Directives);
                _text.Append(' ');
            }

            Write(operation.SelectionSet);
        }
        else if (definition is FragmentDefinition fragment)
        {
            _text.Append("fragment ").Append(fragment.Name).Append(" on ").Append(fragment.TypeCondition.Name);
            Write(fragment.Directives);
            _text.Append(' ');
            Write(fragment.SelectionSet);
        }
    }

    private void WriteVariables(ImmutableArray<VariableDefinition> variables)
    {
        if (variables.IsEmpty)
            return;
        var isTall = variables.Any(variable => variable.Description is not null);
        _text.Append('(');
        _indent++;
        for (var i = 0; i < variables.Length; i++)
        {
            var variable = variables[i];
            if (isTall)
                WriteLine();
            else if (i > 0)
                _text.Append(", ");
            WriteDescription(variable.Description);
            _text.Append('$').Append(variable.Name).Append(": ").Append(variable.Type);
            if (variable.DefaultValue is not null)
            {
                _text.Append(" = ");
                Write(variable.DefaultValue);
            }

            Write(variable.Directives);
        }

        _indent--;
        if (isTall)
            WriteLine();
        _text.Append(')');
    }

    private void Write(SelectionSet set)
    {
        _text.Append('{');
        _indent++;
        foreach (var selection in set.Selections)
        {
            WriteLine();
            switch (selection)
            {
                case Field field:
                    if (field.Alias is not null)
                        _text.Append(field.Alias).Append(": ");
                    _text.Append(field.Name);
                    Write(field.Arguments);
                    Write(field.Directives);
                    if (field.SelectionSet is not null)
                    {
                        _text.Append(' ');
                        Write(field.SelectionSet);
                    }

                    break;
                case FragmentSpread spread:
                    _text.Append("...").Append(spread.Name);
                    Write(spread.Directives);
                    break;
                case InlineFragment inline:
                    _text.Append("...");
                    if (inline.TypeCondition is not null)
                        _text.Append(" on ").Append(inline.TypeCondition.Name);
                    Write(inline.Directives);
                    _text.Append(' ');
                    Write(inline.SelectionSet);
                    break;
            }
        }

        _indent--;
        WriteLine();
        _text.Append('}');
    }

    private void Write(ImmutableArray<Directive> directives)
    {
        foreach (var directive in directives)
        {
            _text.Append(" @").Append(directive.Name);
            Write(directive.Arguments);
        }
    }

    private void Write(ImmutableArray<Argument> arguments)
    {
        if (arguments.IsEmpty)
            return;
        _text.Append('(');
        for (var i = 0; i < arguments.Length; i++)
        {
            _text.Append(i > 0 ? ", " : "").Append(arguments[i].Name).Append(": ");
            Write(arguments[i].Value);
        }

        _text.Append(')');
    }

    private void Write(Value value)
    {
        switch (value)
        {
            case Variable variable: _text.Append('$').Append(variable.Name); break;
            case IntLiteral number: _text.Append(number.Text); break;
            case FloatLiteral number: _text.Append(number.Text); break;
            case StringLiteral text: _text.Append(Quote(text.Text)); break;
            case BooleanLiteral boolean: _text.Append(boolean.IsTrue ? "true" : "false"); break;
            case NullLiteral: _text.Append("null"); break;
            case EnumLiteral name: _text.Append(name.Name); break;
            case ListLiteral list:
                _text.Append('[');
                for (var i = 0; i < list.Items.Length; i++)
                {
                    if (i > 0)
                        _text.Append(", ");
                    Write(list.Items[i]);
                }

                _text.Append(']');
                break;
            case ObjectLiteral map:
                _text.Append('{');
                for (var i = 0; i < map.Fields.Length; i++)
                {
                    _text.Append(i > 0 ? ", " : "").Append(map.Fields[i].Name).Append(": ");
                    Write(map.Fields[i].Value);
                }

                _text.Append('}');
                break;
        }
    }

    /// <summary>A description on lines of its own, at the current indentation.</summary>
    private void WriteDescription(string? description)
    {
        if (description is null)
            return;
        if (BlockString.CanPrint(description))
        {
            _text.Append("\"\"\"");
            foreach (var line in description.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal).Split('\n'))
            {
                WriteLine(isBlank: line.Length == 0);
                _text.Append(line);
            }

            WriteLine();
            _text.Append("\"\"\"");
        }
        else
        {
            _text.Append(Quote(description));
        }

        WriteLine();
    }

    private void WriteLine(bool isBlank = false)
    {
        _text.Append('\n');
        if (!isBlank)
            _text.Append(' ', _indent * 2);
    }
}
