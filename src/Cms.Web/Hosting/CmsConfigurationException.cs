namespace Cms.Web.Hosting;

/// <summary>A setting has a value that cannot be used; the message names the key and what is expected.</summary>
internal sealed class CmsConfigurationException(string message) : Exception(message);
