using System.Globalization;
using Cms.Editorial;
using Cms.Editorial.Accounts;
using Cms.Editorial.Sites;
using Microsoft.AspNetCore.Http;

namespace Cms.Admin.Frame;

/// <summary>The request as a screen sees it: who asks, from where, with which form. Scoped; filled by <see cref="Screens"/>.</summary>
public sealed class AdminContext(AdminOptions options, TimeProvider time)
{
    private static readonly FormCollection NoForm = new(null);

    public HttpContext Http { get; internal set; } = null!;

    public Actor Actor { get; internal set; } = null!;

    public Site Site { get; internal set; } = null!;

    public IFormCollection Form { get; internal set; } = NoForm;

    public bool IsPost => HttpMethods.IsPost(Http.Request.Method);

    /// <summary>How many notifications this person has not read.</summary>
    public int Unread { get; internal set; }

    public bool IsRedirecting { get; private set; }

    public CancellationToken Aborted => Http.RequestAborted;

    /// <summary>Path and query of the page, to come back to.</summary>
    public string Address => Http.Request.Path + Http.Request.QueryString;

    public TimeZoneInfo Zone => options.TimeZone;

    public DateTime NowUtc => time.GetUtcNow().UtcDateTime;

    /// <summary>The writing direction of the interface, not of any content.</summary>
    public static string Direction => CultureInfo.CurrentUICulture.TextInfo.IsRightToLeft ? "rtl" : "ltr";

    public string Route(string name) => Http.Request.RouteValues[name] as string ?? "";

    /// <returns>Null when absent or blank.</returns>
    public string? Query(string name) => Http.Request.Query[name] is [{ } text, ..] && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    /// <returns>As sent, with LF line ends; null when absent.</returns>
    public string? Field(string name) => Form.TryGetValue(name, out var values) && values is [{ } text, ..] ? text.ReplaceLineEndings("\n") : null;

    public IEnumerable<string> Fields(string name) => Form.TryGetValue(name, out var values) ? values.OfType<string>() : [];

    /// <summary>Answers with a redirect to a page of this site, so that a reload does not send the form again.</summary>
    public void RedirectTo(string path)
    {
        IsRedirecting = true;
        Http.Response.StatusCode = StatusCodes.Status303SeeOther;
        Http.Response.Headers.Location = path;
    }

    /// <summary>The same request in another scope; a redirect that was begun is dropped.</summary>
    internal void TakeOver(AdminContext other) => (Http, Actor, Site, Form, Unread) = (other.Http, other.Actor, other.Site, other.Form, other.Unread);

    public void SetStatus(Problem problem) => Http.Response.StatusCode = problem.Kind switch
    {
        ProblemKind.NotFound => StatusCodes.Status404NotFound,
        ProblemKind.Forbidden => StatusCodes.Status403Forbidden,
        ProblemKind.Conflict => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    /// <summary>In the newsroom's zone.</summary>
    public DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), options.TimeZone);
}
