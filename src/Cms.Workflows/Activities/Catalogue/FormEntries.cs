using System.Collections.Immutable;
using static Cms.Workflows.Activities.Catalogue.Entries;

namespace Cms.Workflows.Activities.Catalogue;

/// <summary>Checks of forms that a page sent.</summary>
internal static class FormEntries
{
    public static ImmutableArray<ActivityEntry> All { get; } =
    [
        Of("ValidateFormTask"), Of("ValidateFormFieldTask", Text("FieldName"), Text("ErrorMessage")),
        Of("AddModelValidationErrorTask", Text("Key"), Text("ErrorMessage")), Of("BindModelStateTask"),
        Of("ValidateAntiforgeryTokenTask"), Of("ValidateReCaptchaTask"),
    ];

    private static ActivityEntry Of(string name, params ImmutableArray<ActivityProperty> properties) =>
        Entry(name, ActivityCategory.Forms, properties);
}
