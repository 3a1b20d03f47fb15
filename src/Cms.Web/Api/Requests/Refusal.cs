namespace Cms.Web.Api.Requests;

/// <summary>Why a request is not even tried.</summary>
/// <param name="Status">Of HTTP.</param>
/// <param name="Message">One sentence for the client.</param>
/// <param name="Code">For <c>extensions.code</c>.</param>
internal sealed record Refusal(int Status, string Message, string Code)
{
    public static Refusal Malformed(string message) => new(StatusCodes.Status400BadRequest, message, "BAD_REQUEST");

    /// <summary>As of a document that cannot be executed: only clients that know the new media type get another status than 200.</summary>
    public bool IsOfDocument { get; init; }
}
