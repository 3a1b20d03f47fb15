using System.Globalization;
using Cms.Admin.Frame;
using Cms.Editorial.Workflows;

namespace Cms.Admin.Workflows;

/// <summary>The desk's filter as it stands in an address, so that it can be linked to.</summary>
internal static class DeskFilterReader
{
    public static DeskFilter Read(AdminContext here) => new(
        Enum.TryParse<DeskBasket>(here.Query("list"), ignoreCase: true, out var basket) ? basket : DeskBasket.All,
        here.Query("state"),
        here.Query("to"),
        here.Query("from"),
        here.Query("section"),
        here.Query("outlet"),
        here.Query("person") is "none" ? "" : here.Query("person"),
        int.TryParse(here.Query("priority"), CultureInfo.InvariantCulture, out var priority) ? priority : null,
        here.Query("overdue") is not null,
        here.Query("stale") is not null,
        here.Query("q"),
        Enum.TryParse<DeskOrder>(here.Query("order"), ignoreCase: true, out var order) ? order : DeskOrder.Waiting,
        here.Query("after"));

    /// <summary>The address of this list with one thing changed; other pages begin at the first.</summary>
    /// <param name="value">Null takes it away.</param>
    public static string With(AdminContext here, string path, string name, string? value)
    {
        var query = here.Http.Request.Query
            .Where(pair => pair.Key != name && pair.Key != "after")
            .SelectMany(pair => pair.Value, (pair, text) => KeyValuePair.Create(pair.Key, text))
            .Where(pair => !string.IsNullOrEmpty(pair.Value));
        if (value is not null)
            query = query.Append(KeyValuePair.Create(name, (string?)value));
        return path + Microsoft.AspNetCore.Http.QueryString.Create(query);
    }
}
