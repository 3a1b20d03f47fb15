namespace Cms.Data.Media;

/// <summary>A file of the media library; its bytes are in an <see cref="IBlobStore"/>.</summary>
/// <param name="Path">Unique, without leading slash, for example <c>2026/bridge.jpg</c>.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Hash"><c>sha256:</c> and the lower-case hexadecimal hash of the bytes.</param>
/// <param name="UploadedBy">An account id; never public.</param>
public sealed record MediaFile(
    string Path, string ContentType, long Size, string Hash, string? AltText, string? UploadedBy, DateTime UploadedUtc);
