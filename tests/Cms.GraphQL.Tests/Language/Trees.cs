using System.Collections;
using System.Reflection;
using System.Text;
using Cms.GraphQL.Language;

namespace Cms.GraphQL.Tests.Language;

/// <summary>A document as text with every property of every node, but for places and the way strings were written.</summary>
internal static class Trees
{
    private static readonly Dictionary<Type, PropertyInfo[]> Known = [];

    public static string Of(Document document)
    {
        var text = new StringBuilder();
        Append(text, document.Definitions);
        return text.ToString();
    }

    private static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null or string or bool or Enum:
                text.Append(value is null ? "-" : value is string s ? $"'{s}'" : value.ToString());
                break;
            case Node node:
                text.Append(node.GetType().Name).Append('(');
                foreach (var property in PropertiesOf(node.GetType()))
                {
                    text.Append(property.Name).Append('=');
                    Append(text, property.GetValue(node));
                    text.Append(' ');
                }

                text.Append(')');
                break;
            case IEnumerable items:
                text.Append('[');
                foreach (var item in items)
                    Append(text, item);
                text.Append(']');
                break;
            default:
                throw new InvalidOperationException($"{value.GetType()} is not expected in a document.");
        }
    }

    private static PropertyInfo[] PropertiesOf(Type type)
    {
        lock (Known)
        {
            if (!Known.TryGetValue(type, out var properties))
            {
                Known.Add(type, properties = [.. type.GetProperties()
                    .Where(property => property.Name is not ("At" or "IsBlock" or "InnermostName" or "ResponseName"))
                    .OrderBy(property => property.Name, StringComparer.Ordinal)]);
            }

            return properties;
        }
    }
}
