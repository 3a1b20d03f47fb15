namespace Cms.Web.Api.Answers;

/// <summary>What an answer depends on at one moment of the site: equal keys have equal answers.</summary>
/// <param name="Request">Of the request's parameters as they were sent: document, operation, variables.</param>
/// <param name="Permissions">Of all that the caller may do; not of who that is.</param>
/// <param name="Form">The rest.</param>
internal readonly record struct AnswerKey(Digest Request, Digest Permissions, AnswerForm Form)
{
    public override int GetHashCode() => HashCode.Combine(Request.A, Permissions.A, Form);
}

/// <summary>How an answer looks, apart from its content.</summary>
[Flags]
internal enum AnswerForm
{
    None = 0,

    /// <summary><c>application/graphql-response+json</c>, not <c>application/json</c>.</summary>
    GraphQLJson = 1,

    /// <summary>The parameters came in the address.</summary>
    Get = 2,

    /// <summary>The schema may be asked for.</summary>
    Introspection = 4,
}
