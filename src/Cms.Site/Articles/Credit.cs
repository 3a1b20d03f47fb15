using Cms.Site.Pages;

namespace Cms.Site.Articles;

/// <summary>One person or collective and what they did.</summary>
/// <param name="Role">What they did.</param>
/// <param name="Person">The public name, with their page unless the credit is withheld.</param>
public sealed record Credit(CreditRole Role, Link Person);
