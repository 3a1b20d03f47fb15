namespace Cms.Workflows.Activities.Catalogue;

/// <summary>What a property of an activity holds, and so with what it is edited.</summary>
public enum PropertyKind
{
    Text,
    LongText,
    Number,
    Flag,

    /// <summary>One of <see cref="ActivityProperty.Choices"/>, as text.</summary>
    Choice,

    /// <summary>One of <see cref="ActivityProperty.Choices"/>, as its index; the name is accepted too.</summary>
    Enumeration,

    /// <summary>A list of texts.</summary>
    Texts,

    /// <summary>A list of texts that are the activity's outcomes.</summary>
    Outcomes,

    /// <summary>Texts among the activity's own outcomes.</summary>
    SomeOutcomes,

    /// <summary>HTTP status codes with commas between, as one text; each is an outcome.</summary>
    StatusCodes,

    /// <summary>An object whose <c>Expression</c> is JavaScript.</summary>
    Script,

    /// <summary>An object whose <c>Expression</c> is Liquid.</summary>
    Liquid,

    /// <summary>JavaScript, or Liquid in <see cref="ActivityProperty.Twin"/>, as the sibling <c>Syntax</c> says.</summary>
    ScriptOrLiquid,

    /// <summary>Names of roles.</summary>
    Roles,

    /// <summary>The name of one content type.</summary>
    ContentType,

    /// <summary>Names of content types; none is all of them.</summary>
    ContentTypes,

    /// <summary>The state of an item that waits here.</summary>
    State,

    /// <summary>States of the user tasks of this workflow type.</summary>
    States,

    /// <summary>A cron expression.</summary>
    Cron,

    /// <summary>Texts by name.</summary>
    Pairs,
}
