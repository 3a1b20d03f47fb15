using System.Text.RegularExpressions;
using Cms.Translations.Markdown;

namespace Cms.Translations.Intake;

/// <summary>Knows the lines of a page that are not of its article by what they say.</summary>
internal static partial class PageFurniture
{
    private static readonly HashSet<string> Sharing = new(StringComparer.OrdinalIgnoreCase)
    {
        "share", "share this", "share this article", "share this story", "share on facebook", "share on twitter", "share on x", "tweet",
        "facebook", "twitter", "whatsapp", "telegram", "linkedin", "copy link", "print", "print this page", "email", "email this", "download pdf",
        "مشاركة", "شارك", "شاركها", "شارك المقال", "شارك هذا المقال", "طباعة", "اطبع", "انسخ الرابط", "نسخ الرابط", "فيسبوك", "تويتر", "واتساب", "تلغرام",
        "اشتراک‌گذاری", "چاپ",
    };

    private static readonly HashSet<string> Menus = new(StringComparer.OrdinalIgnoreCase)
    {
        "menu", "home", "search", "subscribe", "sign in", "log in", "login", "sign up", "newsletter", "skip to content",
        "skip to main content", "back to top", "advertisement", "close", "next", "previous", "next article", "previous article", "contact us", "about us",
        "القائمة", "الرئيسية", "بحث", "اشترك", "تسجيل الدخول", "اتصل بنا", "من نحن", "إعلان", "إغلاق", "التالي", "السابق", "جستجو", "خانه",
    };

    /// <summary>Why the line is furniture; null when it may be of the article.</summary>
    internal static string? Reason(string text, IEnumerable<string> siteNames)
    {
        var line = Marks().Replace(StoredText.Line(text), "");
        if (line.Length == 0)
            return null;
        if (Logo().IsMatch(line) || siteNames.Any(name => IsLogoOf(line, name)))
            return "logo text";
        if (siteNames.Any(name => string.Equals(line, StoredText.Line(name), StringComparison.OrdinalIgnoreCase)))
            return "the name of the site alone";
        if (Sharing.Contains(line))
            return "a line for sharing or printing";
        if (Copyright().IsMatch(line))
            return "a copyright line";

        return Menus.Contains(line) ? "a line of a menu" : null;
    }

    private static bool IsLogoOf(string line, string name) =>
        line.Contains(name, StringComparison.OrdinalIgnoreCase)
        && Logo().IsMatch(line.Replace(name, "", StringComparison.OrdinalIgnoreCase).Trim());

    [GeneratedRegex(@"^\W+|\W+$")]
    private static partial Regex Marks();

    [GeneratedRegex(@"^(?:site |our |main |header |footer )?logo(?: (?:wide|small|large|white|black|dark|light|mobile|desktop|image|header|footer|icon|\d+))*$|^شعار(?: الموقع)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Logo();

    [GeneratedRegex(@"^(?:copyright\b.{0,80}|.{0,60}all rights reserved|جميع الحقوق محفوظة.{0,60})$", RegexOptions.IgnoreCase)]
    private static partial Regex Copyright();
}
