using Cms.Content.Definitions;
using Cms.GraphQL.Types;
using Cms.GraphQL.Types.Building;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api.Items;

/// <summary>A part whose shape in GraphQL does not follow from its fields.</summary>
internal abstract class TypedPart
{
    public abstract string PartName { get; }

    /// <summary>Adds the part's field to the content type's graph type.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="part">The part instance: the key in the item's JSON.</param>
    public abstract void Add(SchemaBuilder schema, FieldsBuilder graph, string name, string part);

    /// <summary>Adds what the definition's fields give beside it; nothing unless overridden.</summary>
    public virtual void Extend(SchemaBuilder schema, PartModel part, ContentDefinitions definitions)
    {
    }
}

/// <summary>The typed parts, in no order that matters.</summary>
internal static class TypedParts
{
    private static readonly TypedPart[] All =
    [
        new MarkdownBody(), new HtmlBody(), new Localization(), new Bag(), new Flow(), new TaxonomyTerms(), new MenuItems(),
        new SourceCredit(), new Translator(), new Disclaimer(), new Notices(),
    ];

    public static TypedPart? Find(string partName) => Array.Find(All, p => p.PartName == partName);
}
