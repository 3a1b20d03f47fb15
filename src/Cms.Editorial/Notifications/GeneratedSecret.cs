using System.Security.Cryptography;

namespace Cms.Editorial.Notifications;

/// <summary>A word that nobody guesses, of letters and digits.</summary>
internal static class GeneratedSecret
{
    public static string New() => RandomNumberGenerator.GetString("abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", 40);
}
