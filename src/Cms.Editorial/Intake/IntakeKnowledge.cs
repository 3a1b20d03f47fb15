using System.Collections.Immutable;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data.Items;
using Cms.Editorial.Sites;
using Cms.Translations.Intake;

namespace Cms.Editorial.Intake;

/// <summary>What the desk knows that helps to read incoming texts: its outlets, its disclaimers, its name.</summary>
internal sealed class IntakeKnowledge(ItemStore items, CurrentSite site)
{
    private const int Most = 1000;

    internal async Task<Known> LoadAsync(CancellationToken cancellationToken)
    {
        var outlets = await items.QueryAsync(
            new ItemQuery { ContentTypes = ["Outlet"], Status = VersionStatus.Latest, Take = Most }, cancellationToken);
        var disclaimers = await items.QueryAsync(
            new ItemQuery { ContentTypes = ["Disclaimer"], Status = VersionStatus.Latest, Take = Most }, cancellationToken);
        return new Known((await site.GetAsync(cancellationToken)).Name, [.. outlets], [.. disclaimers]);
    }

    internal sealed record Known(string SiteName, ImmutableArray<ItemVersion> Outlets, ImmutableArray<ItemVersion> Disclaimers)
    {
        internal ArticlePageHints Hints => new(
            [SiteName],
            [.. Outlets.Select(o => new KnownOutlet(o.ContentItemId.Value, NameOf(o), o.Content.Text("Outlet", "NativeName", "Text")))],
            [
                .. from disclaimer in Disclaimers
                   let text = disclaimer.Content.Text("Disclaimer", "Text", "Text")
                   where !string.IsNullOrWhiteSpace(text)
                   select new KnownDisclaimer(disclaimer.ContentItemId.Value, text),
            ]);

        internal ItemVersion? OutletNamed(string? name) => string.IsNullOrWhiteSpace(name) ? null : Outlets.FirstOrDefault(o =>
            IsSame(NameOf(o), name) || IsSame(o.Content.Text("Outlet", "NativeName", "Text"), name));

        /// <summary>The outlet whose website has the host of this address.</summary>
        internal ItemVersion? OutletAt(string? url) => HostOf(url) is not { } host
            ? null
            : Outlets.FirstOrDefault(o => HostOf(o.Content.Text("Outlet", "Website", "Url")) == host);

        internal static string NameOf(ItemVersion outlet) => outlet.Item.DisplayText ?? outlet.ContentItemId.Value;

        private static bool IsSame(string? a, string b) =>
            a is not null && string.Equals(a.Trim().Normalize(), b.Trim().Normalize(), StringComparison.OrdinalIgnoreCase);

        private static string? HostOf(string? url) =>
            Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Host.Length > 0
                ? uri.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? uri.Host[4..] : uri.Host
                : null;
    }
}
