using System.Text;
using AngleSharp.Html.Parser.Tokens;

namespace Cms.Translations.Html;

/// <summary>Writes elements that nest properly, whatever comes.</summary>
internal sealed class SafeHtmlWriter
{
    /// <summary>Nobody writes deeper; what is nested deeper stands there without its elements.</summary>
    private const int MaxDepth = 100;

    private readonly StringBuilder _html = new();
    private readonly List<string> _open = [];

    public void Start(HtmlTagToken tag)
    {
        var name = tag.Name;
        if (!HtmlRules.IsAllowed(name))
            return;

        CloseBefore(name);
        if (!Fits(name) || (_open.Count >= MaxDepth && !HtmlRules.IsVoid(name)))
            return;
        var attributes = Attributes(name, tag);
        if (name == "img" && attributes.All(a => a.Name != "src"))
            return;

        _html.Append('<').Append(name);
        foreach (var (attribute, value) in attributes)
        {
            _html.Append(' ').Append(attribute).Append("=\"");
            Escape(value, inAttribute: true);
            _html.Append('"');
        }

        _html.Append('>');
        if (!HtmlRules.IsVoid(name))
            _open.Add(name);
    }

    public void End(string name)
    {
        var at = name == "table" || !HtmlRules.IsAllowed(name) ? _open.LastIndexOf(name) : LastInCell(name);
        if (at >= 0)
            CloseDownTo(at);
    }

    public void Text(string text) => Escape(text, inAttribute: false);

    public string Finish()
    {
        CloseDownTo(0);
        return _html.ToString();
    }

    private static List<(string Name, string Value)> Attributes(string element, HtmlTagToken tag)
    {
        var written = new List<(string Name, string Value)>();
        foreach (var attribute in tag.Attributes)
        {
            var name = attribute.Name.ToString();
            if (written.All(w => w.Name != name) && HtmlRules.Value(element, name, attribute.Value.ToString()) is { } value)
                written.Add((name, value));
        }

        // A page that opens in another window could otherwise change the one it was opened from.
        if (written.Any(a => a.Name == "target"))
            written.Add(("rel", "noopener"));
        if (element == "img" && written.All(a => a.Name != "alt"))
            written.Add(("alt", ""));
        return written;
    }

    /// <summary>Closes what the element ends by standing there, as browsers do.</summary>
    private void CloseBefore(string name)
    {
        if (HtmlRules.IsBlock(name))
            Close("p");
        switch (name)
        {
            case "li": CloseWithin(["li"], "ul", "ol"); break;
            case "dt" or "dd": CloseWithin(["dt", "dd"], "dl"); break;
            case "a": Close("a"); break;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6" when _open is [.., ['h', >= '1' and <= '6']]: CloseDownTo(_open.Count - 1); break;
            case "td" or "th": CloseWithin(["td", "th"], "tr", "table"); break;
            case "tr": CloseWithin(["tr", "caption"], "table"); break;
            case "thead" or "tbody" or "tfoot" or "caption": CloseWithin(["thead", "tbody", "tfoot", "caption"], "table"); break;
        }
    }

    /// <summary>Parts of tables stand in tables only.</summary>
    private bool Fits(string name) => name switch
    {
        "td" or "th" => _open.LastIndexOf("tr") > _open.LastIndexOf("table"),
        "tr" or "thead" or "tbody" or "tfoot" or "caption" => _open.LastIndexOf("table") >= 0,
        _ => true,
    };

    private void Close(string name)
    {
        if (LastInCell(name) is >= 0 and var at)
            CloseDownTo(at);
    }

    /// <summary>Closes the innermost of <paramref name="names"/>, unless one of <paramref name="bounds"/> is further in.</summary>
    private void CloseWithin(string[] names, params ReadOnlySpan<string> bounds)
    {
        for (var i = _open.Count - 1; i >= 0 && !bounds.Contains(_open[i]); i--)
        {
            if (names.Contains(_open[i]))
            {
                CloseDownTo(i);
                return;
            }
        }
    }

    /// <summary>Where the innermost of that name is; an element in the cell of a table ends nothing outside of it.</summary>
    private int LastInCell(string name)
    {
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            if (_open[i] == name)
                return i;
            if (_open[i] is "table" or "td" or "th" or "caption" && name is not ("td" or "th" or "tr" or "thead" or "tbody" or "tfoot" or "caption"))
                return -1;
            if (_open[i] == "table")
                return -1;
        }

        return -1;
    }

    private void CloseDownTo(int index)
    {
        for (var i = _open.Count - 1; i >= index; i--)
            _html.Append("</").Append(_open[i]).Append('>');
        _open.RemoveRange(index, _open.Count - index);
    }

    private void Escape(string text, bool inAttribute)
    {
        foreach (var c in text)
        {
            switch (c)
            {
                case '&': _html.Append("&amp;"); break;
                case '<': _html.Append("&lt;"); break;
                case '>': _html.Append("&gt;"); break;
                case '"' when inAttribute: _html.Append("&quot;"); break;
                case '\u00A0': _html.Append("&nbsp;"); break;
                case '\0': break;
                default: _html.Append(c); break;
            }
        }
    }
}
