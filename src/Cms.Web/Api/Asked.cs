using Cms.Web.Api.Answers;

namespace Cms.Web.Api;

/// <summary>A request that may be answered, apart from its parameters.</summary>
/// <param name="MediaType">Of the answer.</param>
/// <param name="Answers">Those of the moment the request began; null if this caller shares none.</param>
internal sealed record Asked(HttpContext Context, string MediaType, Access Caller, AnswerForm Form, AnswersOfMoment? Answers)
{
    public CancellationToken Stop => Context.RequestAborted;

    public AnswerKey Key(Digest request) => new(request, Caller.Permissions, Form);
}
