namespace Cms.Admin;

/// <summary>Names the resources of this assembly. A key is the English text itself.</summary>
public sealed class Texts;
