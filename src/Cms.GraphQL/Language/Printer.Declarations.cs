using System.Collections.Immutable;

namespace Cms.GraphQL.Language;

internal sealed partial class Printer
{
    private void WriteDeclaration(Declaration declaration)
    {
        WriteDescription(declaration.Description);
        if (declaration.IsExtension)
            _text.Append("extend ");
        switch (declaration)
        {
            case SchemaDeclaration schema:
                WriteHeading("schema", schema);
                WriteBlock(schema.Roots, root =>
                    _text.Append(root.Kind.ToString().ToLowerInvariant()).Append(": ").Append(root.Type));
                break;
            case ScalarDeclaration scalar:
                WriteHeading("scalar ", scalar);
                break;
            case CompositeDeclaration composite:
                _text.Append(composite.IsInterface ? "interface " : "type ").Append(composite.Name);
                if (!composite.Interfaces.IsEmpty)
                    _text.Append(" implements ").AppendJoin(" & ", composite.Interfaces);
                Write(composite.Directives);
                WriteBlock(composite.Fields, WriteField);
                break;
            case UnionDeclaration union:
                WriteHeading("union ", union);
                if (!union.Members.IsEmpty)
                    _text.Append(" = ").AppendJoin(" | ", union.Members);
                break;
            case EnumDeclaration enumeration:
                WriteHeading("enum ", enumeration);
                WriteBlock(enumeration.Values, value =>
                {
                    WriteDescription(value.Description);
                    _text.Append(value.Name);
                    Write(value.Directives);
                });
                break;
            case InputDeclaration input:
                WriteHeading("input ", input);
                WriteBlock(input.Fields, WriteInputValue);
                break;
            case DirectiveDeclaration directive:
                _text.Append("directive @").Append(directive.Name);
                WriteArguments(directive.Arguments);
                _text.Append(directive.IsRepeatable ? " repeatable on " : " on ").AppendJoin(" | ", directive.Locations);
                break;
        }
    }

    private void WriteHeading(string keyword, Declaration declaration)
    {
        _text.Append(keyword).Append(declaration.Name);
        Write(declaration.Directives);
    }

    private void WriteBlock<T>(ImmutableArray<T> items, Action<T> writeItem)
    {
        if (items.IsEmpty)
            return;
        _text.Append(" {");
        _indent++;
        foreach (var item in items)
        {
            WriteLine();
            writeItem(item);
        }

        _indent--;
        WriteLine();
        _text.Append('}');
    }

    private void WriteField(FieldDeclaration field)
    {
        WriteDescription(field.Description);
        _text.Append(field.Name);
        WriteArguments(field.Arguments);
        _text.Append(": ").Append(field.Type);
        Write(field.Directives);
    }

    private void WriteArguments(ImmutableArray<InputValueDeclaration> arguments)
    {
        if (arguments.IsEmpty)
            return;
        var isTall = arguments.Any(argument => argument.Description is not null);
        _text.Append('(');
        _indent++;
        for (var i = 0; i < arguments.Length; i++)
        {
            if (isTall)
                WriteLine();
            else if (i > 0)
                _text.Append(", ");
            WriteInputValue(arguments[i]);
        }

        _indent--;
        if (isTall)
            WriteLine();
        _text.Append(')');
    }

    private void WriteInputValue(InputValueDeclaration input)
    {
        WriteDescription(input.Description);
        _text.Append(input.Name).Append(": ").Append(input.Type);
        if (input.DefaultValue is not null)
        {
            _text.Append(" = ");
            Write(input.DefaultValue);
        }

        Write(input.Directives);
    }
}
