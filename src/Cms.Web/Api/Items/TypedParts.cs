using Cms.Content.Items;
using Cms.GraphQL.Types.Building;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api.Items;

/// <summary>A part whose shape in GraphQL does not follow from its fields alone.</summary>
/// <param name="partName">Orchard's name of the part.</param>
/// <param name="typeName">The name of its type in the schema.</param>
internal abstract class TypedPart(string partName, string typeName)
{
    public string PartName => partName;

    /// <summary>Adds the part to a content type, under its name.</summary>
    public virtual void Add(SchemaScope scope, FieldsBuilder graph, string name, PartModel part) =>
        graph.Field(name, Type(scope, part)).Resolve((parent, _) => Value((ContentItem)parent, part.Use.Name));

    /// <summary>Adds the part's own fields to a content type.</summary>
    public virtual void Collapse(SchemaScope scope, FieldsBuilder graph, PartModel part)
    {
        var type = scope.Builder.Object(Type(scope, part));
        graph.Lift(type, parent => Value((ContentItem)parent, part.Use.Name));
    }

    /// <summary>What the fields of the part's type have as parent; null when the item has no such part.</summary>
    /// <param name="part">The part instance: the key in the item's JSON.</param>
    protected virtual object? Value(ContentItem item, string part) => ItemTypes.PartOrNull(item, part);

    /// <summary>Declares the fields of the part's type.</summary>
    protected abstract void Declare(SchemaScope scope, ObjectTypeBuilder type, PartModel part);

    /// <summary>The name of the part's type, which is declared when it is first asked for.</summary>
    protected string Type(SchemaScope scope, PartModel part)
    {
        var name = scope.Name(typeName);
        if (!scope.Builder.Has(name))
            Declare(scope, scope.Builder.Object(name), part);
        return name;
    }
}

/// <summary>The typed parts, in no order that matters.</summary>
internal static class TypedParts
{
    private static readonly TypedPart[] All =
    [
        new MarkdownBody(), new HtmlBody(), new Localization(), new Bag(), new Flow(), new TaxonomyTerms(), new MenuItems(),
        new LinkMenuItem(), new HtmlMenuItem(), new ContentMenuItem(), new List(), new SeoMeta(), new PublishLater(), new ArchiveLater(),
        new SourceCredit(), new Translator(), new Disclaimer(), new Notices(),
    ];

    public static TypedPart? Find(string partName) => Array.Find(All, p => p.PartName == partName);
}
