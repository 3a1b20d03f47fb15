using System.Collections.Immutable;
using System.Text.Json;

namespace Cms.Workflows.Activities.Catalogue;

/// <summary>The short hand in which the tables beside this file are written.</summary>
internal static class Entries
{
    private static readonly ImmutableArray<string> Methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

    public static ActivityEntry Entry(string name, ActivityCategory category, params ImmutableArray<ActivityProperty> properties) =>
        new(ActivityKinds.Named(name), category, properties);

    public static ActivityProperty Text(string name) => new(name, PropertyKind.Text);

    public static ActivityProperty LongText(string name) => new(name, PropertyKind.LongText);

    public static ActivityProperty Number(string name, double? normally = null) =>
        new(name, PropertyKind.Number) { Default = normally is { } value ? JsonSerializer.SerializeToElement(value) : null };

    public static ActivityProperty Flag(string name, bool normally = false) =>
        new(name, PropertyKind.Flag) { Default = JsonSerializer.SerializeToElement(normally) };

    public static ActivityProperty Texts(string name) => new(name, PropertyKind.Texts);

    public static ActivityProperty Outcomes(string name, params string[] normally) =>
        new(name, PropertyKind.Outcomes) { Default = normally.Length > 0 ? JsonSerializer.SerializeToElement(normally) : null };

    public static ActivityProperty Script(string name) => new(name, PropertyKind.Script);

    public static ActivityProperty Liquid(string name) => new(name, PropertyKind.Liquid);

    public static ActivityProperty Either(string name, string twin) => new(name, PropertyKind.ScriptOrLiquid) { Twin = twin };

    public static ActivityProperty Roles(string name = "Roles") => new(name, PropertyKind.Roles);

    public static ActivityProperty Enumeration(string name, int normally, params ImmutableArray<string> choices) =>
        new(name, PropertyKind.Enumeration) { Choices = choices, Default = JsonSerializer.SerializeToElement(normally) };

    public static ActivityProperty Choice(string name, params ImmutableArray<string> choices) =>
        new(name, PropertyKind.Choice) { Choices = choices, Default = JsonSerializer.SerializeToElement(choices[0]) };

    public static ActivityProperty Method() => Choice("HttpMethod", Methods);
}
