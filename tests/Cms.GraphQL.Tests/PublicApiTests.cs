using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Cms.GraphQL.Execution;

namespace Cms.GraphQL.Tests;

/// <summary>
/// What other assemblies can see, compared with a checked-in file, so that every change of it is seen in review. Set
/// <c>GRAPHQL_WRITE_API</c> to the file's path to write it anew.
/// </summary>
public sealed partial class PublicApiTests
{
    [Fact]
    public void The_public_api_is_the_one_checked_in()
    {
        var api = Describe();
        if (Environment.GetEnvironmentVariable("GRAPHQL_WRITE_API") is { Length: > 0 } file)
            File.WriteAllText(file, api);
        var expected = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "PublicApi.txt"));
        Assert.Equal(expected.Split('\n'), api.Split('\n'));
    }

    private static string Describe()
    {
        var text = new StringBuilder();
        foreach (var type in typeof(GraphQLExecutor).Assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Short(type.FullName!));
            if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum))
                text.Append(" : ").Append(Short(parent.ToString()));
            text.Append('\n');
            IEnumerable<string> members = type.IsEnum
                ? Enum.GetNames(type)
                : type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly | BindingFlags.NonPublic)
                    .Where(IsVisible)
                    .Select(Line)
                    .Order(StringComparer.Ordinal);
            foreach (var member in members)
                text.Append("  ").Append(member).Append('\n');
        }

        return text.ToString();
    }

    private static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase { IsSpecialName: true, IsConstructor: false } => false,
        MethodBase method => (method.IsPublic || method.IsFamily) && !IsMadeByCompiler(method),
        PropertyInfo property => property.Name != "EqualityContract" && property.GetMethod is { } get && (get.IsPublic || get.IsFamily),
        FieldInfo field => field.IsPublic,
        _ => false,
    };

    private static bool IsMadeByCompiler(MethodBase method) =>
        method.Name is "Equals" or "GetHashCode" or "ToString" or "PrintMembers" or "Deconstruct" or "<Clone>$"
        || (method.IsConstructor && method.GetParameters() is [var only] && only.ParameterType == method.DeclaringType)
        || method.DeclaringType!.IsSubclassOf(typeof(Delegate)) && method.Name != "Invoke";

    private static string Line(MemberInfo member) => Short(member switch
    {
        PropertyInfo property => $"{property} {{ get; {(property.SetMethod is { IsPublic: true } ? "set; " : "")}}}",
        _ => member.ToString()!,
    });

    private static string Short(string text) => Namespaces().Replace(text, "");

    [GeneratedRegex(@"(?:System|Cms\.GraphQL)(?:\.[A-Z]\w*)*\.(?=[A-Z])")]
    private static partial Regex Namespaces();
}
