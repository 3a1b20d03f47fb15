using Cms.Content.Definitions;
using Cms.Data.Items;

namespace Cms.Editorial.Sites;

/// <summary>What was read of the content for one request. Scoped.</summary>
public sealed class RequestReads(ContentReads reads)
{
    /// <summary>Names of all that was read since <see cref="Begin"/>; null when that might be anything.</summary>
    public string[]? Marks => reads.Marks;

    /// <summary>Forgets what was read before, to find out who asks.</summary>
    public void Begin() => reads.Begin();

    /// <summary>Something was read that is not published content.</summary>
    public void AddAnything() => reads.AddAnything();

    /// <summary>The terms of all taxonomies were read.</summary>
    public void AddTerms(ContentDefinitions definitions)
    {
        foreach (var type in definitions.Types.Values.Where(type => type.Has("TaxonomyPart")))
            reads.AddType(type.Name);
    }
}
