namespace Cms.Translations.Segments;

/// <summary>Writes the body of an article from the segments of its source and their targets.</summary>
public static class BodyAssembler
{
    /// <summary>
    /// One block a segment, each with the heading, list or quote form of its source block. A target cannot break out
    /// of its block: what would begin another one is escaped, and an empty line becomes a line break.
    /// </summary>
    /// <param name="segments">Of one source revision, in any order.</param>
    /// <param name="targets">
    /// In any order; of several for one segment the highest number counts, and those of other segments are ignored.
    /// </param>
    public static AssembledArticle Assemble(IEnumerable<Segment> segments, IEnumerable<Target> targets) =>
        throw new NotImplementedException();
}
