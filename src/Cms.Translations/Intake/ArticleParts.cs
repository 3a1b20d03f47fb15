using System.Text.RegularExpressions;
using Cms.Translations.Markdown;
using Cms.Translations.Segments;

namespace Cms.Translations.Intake;

/// <summary>Finds what belongs to an article page but not to its body, and notes each line in the account.</summary>
internal sealed partial class ArticleParts
{
    private const int MostWordsOfTitle = 30;
    private const int MostWordsOfKeyword = 6;
    private const int MostWordsOfSummary = 60;
    private const int HeadWords = 150;

    private readonly IReadOnlyList<PageLine> _lines;
    private readonly LineAccount _account;
    private readonly OrderedDictionary<string, int> _readAlso = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, int> _keywords = new(StringComparer.OrdinalIgnoreCase);

    internal ArticleParts(IReadOnlyList<PageLine> lines, LineAccount account, ArticlePageHints hints, string? title, string? description)
    {
        (_lines, _account) = (lines, account);
        FindDisclaimer(new DisclaimerForms(hints.Disclaimers));
        FindFurniture(hints);
        FindReadAlso();
        FindKeywords();
        FindTitle(title);
        FindRepeatedTitles();
        FindSummary(description);
    }

    internal string? Title { get; private set; }

    internal string? Summary { get; private set; }

    internal FoundDisclaimer? Disclaimer { get; private set; }

    /// <summary>The name in the place of the known disclaimer's <c>{outlet}</c>.</summary>
    internal string? DisclaimerOutlet { get; private set; }

    internal IReadOnlyList<string> ReadAlso => [.. _readAlso.Keys];

    internal IReadOnlyList<string> Keywords => [.. _keywords.Keys];

    /// <summary>Lines of which nothing was made yet.</summary>
    private List<PageLine> Open => [.. _lines.Where(line => !line.IsBlank && !_account.Has(line))];

    private void FindDisclaimer(DisclaimerForms forms)
    {
        // A disclaimer also counts where the page has it outside the article.
        var paragraphs = _lines.Where(line => !line.IsBlank).GroupBy(line => line.Paragraph).Select(group => group.ToList()).ToList();
        for (var i = 0; i < paragraphs.Count && Disclaimer is null; i++)
        {
            if (Known(forms, paragraphs, i) is { } known)
                TakeDisclaimer(known.Lines, known.Id, known.Outlet, "matches a known disclaimer");
            else if (Formed(paragraphs, i) is { } formed)
                TakeDisclaimer(formed, null, null, "says that the text was translated, as a disclaimer does");
        }
    }

    private static (List<PageLine> Lines, string Id, string? Outlet)? Known(DisclaimerForms forms, List<List<PageLine>> paragraphs, int at)
    {
        for (var length = 1; length <= 4 && at + length <= paragraphs.Count; length++)
        {
            var lines = paragraphs.GetRange(at, length).SelectMany(paragraph => paragraph).ToList();
            if (forms.Known(Join(lines)) is var (id, outlet))
                return (lines, id, outlet);
        }

        foreach (var line in paragraphs[at])
        {
            if (forms.Known(Bare(line)) is var (id, outlet))
                return ([line], id, outlet);
        }

        return null;
    }

    private static List<PageLine>? Formed(List<List<PageLine>> paragraphs, int at)
    {
        var whole = Join(paragraphs[at]);
        var lines = DisclaimerForms.IsFull(whole) || DisclaimerForms.IsNotice(whole)
            ? paragraphs[at]
            : [.. paragraphs[at].SkipWhile(line => !DisclaimerForms.IsFull(Bare(line)) && !DisclaimerForms.IsNotice(Bare(line)))
                .TakeWhile((line, index) => index == 0 || DisclaimerForms.Reserves(Bare(line)))];
        if (lines.Count == 0)
            return null;

        var rest = paragraphs.Skip(at + 1).TakeWhile(next => DisclaimerForms.Reserves(Join(next)) && WordCount.Of(Join(next)) <= MostWordsOfSummary);
        return [.. lines, .. rest.SelectMany(next => next)];
    }

    private void TakeDisclaimer(List<PageLine> lines, string? id, string? outlet, string reason)
    {
        Disclaimer = new(Join(lines), id);
        DisclaimerOutlet = outlet;
        foreach (var line in lines)
            _account.Set(line, LineKind.Disclaimer, reason);
    }

    private void FindFurniture(ArticlePageHints hints)
    {
        foreach (var line in Open)
        {
            if (PageFurniture.Reason(Bare(line), hints.SiteNames) is { } reason)
                _account.Set(line, LineKind.Furniture, reason);
        }
    }

    private void FindReadAlso()
    {
        foreach (var line in Open)
        {
            if (_account.Has(line) || ReadAlsoMark().Match(Bare(line)) is not { Success: true } match)
                continue;

            var title = match.Groups["title"].Value.Trim(' ', '"', '“', '”', '«', '»');
            if (title.Length > 0)
            {
                TakeReadAlso(line, title, "a link to another article");
                continue;
            }

            var titles = Below(line, below => !EndsLikeSentence(below.Text) && WordCount.Of(below.Text) <= MostWordsOfTitle, paragraphs: 1);
            _account.Set(line, LineKind.Furniture, titles.Count == 0
                ? "heading of a list of related articles with nothing below" : "heading of a list of related articles");
            foreach (var below in titles)
                TakeReadAlso(below, Bare(below), "listed as a related article");
        }
    }

    private void TakeReadAlso(PageLine line, string title, string reason)
    {
        _account.Set(line, LineKind.ReadAlso, reason);
        _readAlso.TryAdd(title, line.Number);
    }

    private void FindKeywords()
    {
        foreach (var line in Open)
        {
            if (_account.Has(line) || KeywordMark().Match(Bare(line)) is not { Success: true } match)
                continue;

            if (match.Groups["list"].Value.Trim() is { Length: > 0 } list)
            {
                TakeKeywords(line, list, "a list of keywords");
                continue;
            }

            var below = Below(line, IsKeywordLine, paragraphs: int.MaxValue);
            _account.Set(line, LineKind.Furniture, below.Count == 0
                ? "heading of a keyword list with nothing below" : "heading of a keyword list");
            foreach (var keywords in below)
                TakeKeywords(keywords, Bare(keywords), "below the heading of a keyword list");
        }
    }

    private void TakeKeywords(PageLine line, string list, string reason)
    {
        _account.Set(line, LineKind.Keyword, reason);
        foreach (var keyword in Separators().Split(list).Select(word => word.Trim(' ', '.', '#')).Where(word => word.Length > 0))
            _keywords.TryAdd(keyword, line.Number);
    }

    private static bool IsKeywordLine(PageLine line) =>
        !EndsLikeSentence(line.Text) && Separators().Split(Bare(line)).All(word => WordCount.Of(word) <= MostWordsOfKeyword);

    /// <summary>Open lines right below a heading that fit, to the end of so many paragraphs.</summary>
    private List<PageLine> Below(PageLine heading, Func<PageLine, bool> fits, int paragraphs)
    {
        var below = _lines.Skip(heading.Number).Where(line => !line.IsBlank)
            .TakeWhile(line => !_account.Has(line) && fits(line)).ToList();
        var taken = below.Select(line => line.Paragraph).Distinct().Take(paragraphs).ToHashSet();
        return [.. below.Where(line => taken.Contains(line.Paragraph))];
    }

    private void FindTitle(string? given)
    {
        var open = Open;
        if (open.Count == 0)
        {
            Title = given;
            return;
        }

        if (given is not null)
        {
            Title = given;
            if (open.FirstOrDefault(line => Bare(line) == given) is { } stated)
                _account.Set(stated, LineKind.Title, "the heading of the page");
            return;
        }

        var at = 0;
        if (!IsRepeated(open, 0) && Enumerable.Range(1, Math.Min(4, open.Count - 1)).FirstOrDefault(i => IsRepeated(open, i)) is var repeated and > 0)
            at = repeated;
        foreach (var above in open.Take(at))
            _account.Set(above, LineKind.Furniture, "stands above the title");
        Title = Bare(open[at]);
        _account.Set(open[at], LineKind.Title, at == 0 && !IsRepeated(open, 0) ? "the first line of the article" : "the first line that is repeated");
    }

    private static bool IsRepeated(List<PageLine> lines, int at) =>
        WordCount.Of(lines[at].Text) is > 1 and <= MostWordsOfTitle && !lines[at].Text.TrimEnd().EndsWith('.')
        && lines.Skip(at + 1).Take(8).Any(line => IsSame(Bare(line), Bare(lines[at])));

    /// <summary>
    /// Above the body, a line that says the same as the title repeats it, and what stands between is the summary. Further
    /// down only the very same line does, alone and without an end mark: anything else may be a sentence of the article.
    /// </summary>
    private void FindRepeatedTitles()
    {
        if (Title is null)
            return;

        var open = Open;
        var lastOther = open.FindLastIndex(line => !IsSame(Bare(line), Title));
        var lastInHead = -1;
        var words = 0;
        var paragraphs = new HashSet<int>();
        for (var i = 0; i < lastOther && words <= HeadWords && paragraphs.Count <= 1; i++)
        {
            if (IsSame(Bare(open[i]), Title))
            {
                lastInHead = i; // the article is still to come
                continue;
            }

            words += WordCount.Of(open[i].Text);
            paragraphs.Add(open[i].Paragraph);
        }

        for (var i = 0; i <= lastInHead; i++)
        {
            if (IsSame(Bare(open[i]), Title))
                _account.Set(open[i], LineKind.Furniture, "repeats the title");
        }

        var sizes = open.CountBy(line => line.Paragraph).ToDictionary();
        foreach (var line in open.Skip(lastInHead + 1))
        {
            if (!EndsLikeSentence(Title) && Bare(line) == Title && sizes[line.Paragraph] == 1)
                _account.Set(line, LineKind.Furniture, "repeats the title");
        }

        var between = open.Take(lastInHead + 1).Where(line => !_account.Has(line)).ToList();
        if (between.Count > 0)
            TakeSummary([.. between.Where(line => line.Paragraph == between[^1].Paragraph)], "stands between the title and its repetition");
    }

    private void FindSummary(string? description)
    {
        if (Summary is not null)
            return;

        var open = Open;
        var first = open.TakeWhile(line => line.Paragraph == open[0].Paragraph).ToList();
        var text = Join(first);
        if (first.Count > 0 && first.Count < open.Count && WordCount.Of(text) <= MostWordsOfSummary)
        {
            if (OutletFinder.Attribution(text) is { } source)
                TakeSummary(first, $"a short first paragraph that ends with its source: {source}");
            else if (description is not null && IsSame(text, description))
                TakeSummary(first, "the page gives it as its description");
        }

        Summary ??= description is not null && !IsSame(description, Title ?? "") ? description : null;
    }

    private void TakeSummary(List<PageLine> lines, string reason)
    {
        Summary = Join(lines);
        foreach (var line in lines)
            _account.Set(line, LineKind.Summary, reason);
    }

    private static string Join(IEnumerable<PageLine> lines) => StoredText.Line(string.Join(' ', lines.Select(Bare)));

    /// <summary>Without the marks of a heading, list or emphasis around it.</summary>
    private static string Bare(PageLine line) => StoredText.Line(Marks().Replace(line.Text, ""));

    private static bool IsSame(string one, string other) =>
        string.Equals(one.Replace('’', '\''), other.Replace('’', '\''), StringComparison.OrdinalIgnoreCase);

    private static bool EndsLikeSentence(string text) => text.TrimEnd() is [.., '.' or '!' or '?' or '؟' or '۔' or '…'];

    [GeneratedRegex(@"^\s*(?:#{1,6}\s+|[-•*>]\s+|\*\*|__)+|(?:\*\*|__)\s*$")]
    private static partial Regex Marks();

    [GeneratedRegex(@"^(?:read (?:also|more|next)|also read|see also|related(?: articles?| stories| posts)?)(?:\*\*|__)?\s*(?:[:：–—-]\s*(?:\*\*|__)?\s*(?<title>.*)|)$|^(?:و?[اإأ]قر[أا]|للمزيد)(?:\s+(?:[أا]يض[اًا]*ً?|المزيد|كذلك))?\s*(?:[:：–-]\s*(?<title>.*)|)$|^(?:بیشتر بخوانید|همچنین بخوانید)\s*[:：]?\s*(?<title>.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex ReadAlsoMark();

    [GeneratedRegex(@"^(?:(?:helpful |related )?key ?words|tags|tagged|الكلمات المفتاحية|كلمات مفتاحية|كلمات دلالية|الوسوم|وسوم|کلیدواژه‌?ها|برچسب‌?ها)\s*(?:[:：]\s*(?<list>.*)|)$", RegexOptions.IgnoreCase)]
    private static partial Regex KeywordMark();

    [GeneratedRegex(@"[,،;؛|\n]|\s[-–·•]\s")]
    private static partial Regex Separators();
}
