using System.Text.Json.Nodes;

namespace Cms.Web.Api.Items.Changes;

/// <summary>JSON Merge Patch (RFC 7396): objects merge member by member, null removes, everything else replaces.</summary>
internal static class MergePatch
{
    public static void Apply(JsonObject target, JsonObject patch)
    {
        foreach (var (key, value) in patch)
        {
            switch (value)
            {
                case null:
                    target.Remove(key);
                    break;
                case JsonObject inner:
                    if (target[key] is not JsonObject existing)
                        target[key] = existing = [];
                    Apply(existing, inner);
                    break;
                default:
                    target[key] = value.DeepClone();
                    break;
            }
        }
    }
}
