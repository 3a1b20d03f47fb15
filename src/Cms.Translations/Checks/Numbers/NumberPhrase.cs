using System.Collections.Immutable;

namespace Cms.Translations.Checks.Numbers;

/// <summary>Puts digits and words that stand together into one number: <c>12</c> and <c>thousand</c> into 12,000.</summary>
internal sealed class NumberPhrase(bool isArabic, bool isOtherKnown)
{
    private readonly ImmutableArray<FoundNumber>.Builder _found = ImmutableArray.CreateBuilder<FoundNumber>();

    private decimal _total;
    private ImmutableArray<decimal> _current = [];
    private NumberWordKind? _last;
    private decimal _lastScale;
    private bool _hasDigits;
    private bool _isSoft;
    private bool _isJoined;
    private int _start = -1;
    private int _end;
    private int _totalEnd;
    private int _partStart;

    private bool IsOpen => _start >= 0;

    public void Add(FoundNumber number)
    {
        Close();
        _found.Add(number);
    }

    public void AddDigits(ImmutableArray<decimal> values, TextRange range, bool isSoft, bool isJoined)
    {
        var goesOn = IsOpen && _total > 0 && _current.IsEmpty && (isJoined || _isJoined) && values.All(value => value < _lastScale);
        if (!goesOn)
            Open(range);
        _partStart = range.Start;
        (_current, _hasDigits, _last, _end, _isSoft, _isJoined) = (values, true, null, range.End, isSoft, false);
    }

    public void Add(NumberWord word, TextRange range)
    {
        if (word.Kind == NumberWordKind.And)
        {
            _isJoined = IsOpen && _last is NumberWordKind.Hundred or NumberWordKind.Scale or NumberWordKind.Ten or NumberWordKind.Scales;
            if (!_isJoined)
                Close();
            return;
        }

        if (word.Kind == NumberWordKind.Soft)
        {
            AddSoft(word, range);
            return;
        }

        var isJoined = word.IsJoined || _isJoined;
        _isJoined = false;
        switch (word.Kind)
        {
            case NumberWordKind.Unit when word.Value == 10 && isArabic && !isJoined && IsOpen && _last == NumberWordKind.Unit && _current is [< 10]:
                Grow(value => value + 10, range, NumberWordKind.Ten);
                break;
            case NumberWordKind.Unit or NumberWordKind.Ten or NumberWordKind.Hundreds:
                AddValue(word, range, isJoined);
                break;
            case NumberWordKind.Hundred:
                AddHundred(word, range, isJoined);
                break;
            case NumberWordKind.Scale or NumberWordKind.Scales or NumberWordKind.TwoOfScale:
                AddScale(word, range, isJoined);
                break;
            case NumberWordKind.Fraction:
                AddFraction(word, range, isJoined);
                break;
        }
    }

    /// <summary>Something stands here that belongs to no number.</summary>
    /// <param name="isJoin">It may join two parts of one, as a lone Arabic "and".</param>
    public void Break(bool isJoin = false)
    {
        _isJoined = isJoin && IsOpen;
        if (!isJoin)
            Close();
    }

    public ImmutableArray<FoundNumber> End()
    {
        Close();
        return _found.ToImmutable();
    }

    private void AddValue(NumberWord word, TextRange range, bool isJoined)
    {
        var goesOn = IsOpen && !_hasDigits && (_last, word.Kind) switch
        {
            (NumberWordKind.Ten, NumberWordKind.Unit) => !isArabic && word.Value < 20,
            (NumberWordKind.Unit, NumberWordKind.Ten) => isArabic && isJoined && _current is [var units] && units % 100 is > 0 and < 10,
            (NumberWordKind.Hundred or NumberWordKind.Hundreds, not NumberWordKind.Hundreds) => isJoined || !isArabic,
            _ => false,
        };
        var followsScale = IsOpen && _current.IsEmpty && _total > 0 && word.Value < _lastScale && (isJoined || !isArabic);
        if (goesOn)
        {
            Grow(value => value + word.Value, range, word.Kind);
            return;
        }

        if (!followsScale)
            Open(range);
        _partStart = range.Start;
        (_current, _last, _end) = ([word.Value], word.Kind, range.End);
    }

    private void AddHundred(NumberWord word, TextRange range, bool isJoined)
    {
        if (IsOpen && _current is [< 20, ..] && !isJoined)
        {
            Grow(value => value * 100, range, NumberWordKind.Hundred);
            return;
        }

        AddValue(word, range, isJoined);
        _last = NumberWordKind.Hundred;
    }

    private void AddScale(NumberWord word, TextRange range, bool isJoined)
    {
        if (word.Kind != NumberWordKind.TwoOfScale && IsOpen && !_current.IsEmpty && !isJoined)
        {
            Part(word.Value);

            // Where the other language's word for million is not known, its bare digits have to do.
            var scaled = _current.Select(value => value * word.Value);
            _current = isOtherKnown ? [.. scaled] : [.. scaled, .. _current];
            _total = _current.Length == 1 ? _total + _current[0] : _total;
            if (_current.Length == 1)
                _current = [];
        }
        else if (word.Kind == NumberWordKind.Scales)
        {
            Close();
            return;
        }
        else
        {
            if (!(IsOpen && isJoined && _current.IsEmpty && word.Value < _lastScale))
                Open(range);
            _total += word.Kind == NumberWordKind.TwoOfScale ? word.Value * 2 : word.Value;
            _current = [];
        }

        (_last, _lastScale, _end, _totalEnd) = (NumberWordKind.Scale, word.Value, range.End, range.End);
    }

    /// <summary>"Two million and three million" are two numbers.</summary>
    private void Part(decimal scale)
    {
        if (_total == 0 || scale < _lastScale)
            return;

        _found.Add(new([_total], TextRange.Between(_start, _totalEnd), _hasDigits ? NumberCertainty.Digits : NumberCertainty.Spelled));
        (_total, _start) = (0, _partStart);
    }

    private void AddFraction(NumberWord word, TextRange range, bool isJoined)
    {
        if (IsOpen && isJoined && _last == NumberWordKind.Scale && _current.IsEmpty)
        {
            _total += _lastScale * word.Value;
            _end = range.End;
            Close();
            return;
        }

        Open(range);
        (_current, _last, _end, _isSoft) = ([word.Value], NumberWordKind.Fraction, range.End, true);
    }

    private void AddSoft(NumberWord word, TextRange range)
    {
        // Twenty-one, one hundred and two: in a number, one and two count.
        if (IsOpen && word.Value is 1 or 2 && _last is NumberWordKind.Ten or NumberWordKind.Hundred && !isArabic)
        {
            AddValue(word with { Kind = NumberWordKind.Unit }, range, _isJoined);
            return;
        }

        if (_found is [.., { Values: [NumberReader.Tishrin or NumberReader.Kanun] } month] && !IsOpen && word.Value is 1 or 2)
        {
            var number = month.Values[0] == NumberReader.Tishrin ? 9 + word.Value : word.Value == 1 ? 12 : 1;
            _found[^1] = new([number], TextRange.Between(month.Range.Start, range.End), NumberCertainty.Soft);
            return;
        }

        // "One million", "two hundred", "اثنان وعشرون" begin with it.
        Open(range);
        (_current, _last, _end, _isSoft) = ([word.Value], NumberWordKind.Unit, range.End, true);
        if (word.Value < 0)
            Close();
    }

    private void Grow(Func<decimal, decimal> grow, TextRange range, NumberWordKind kind)
    {
        _current = [.. _current.Select(grow)];
        (_last, _end, _isSoft) = (kind, range.End, false);
    }

    private void Open(TextRange range)
    {
        Close();
        _start = range.Start;
    }

    private void Close()
    {
        if (IsOpen)
        {
            ImmutableArray<decimal> values = _current.IsEmpty ? [_total] : [.. _current.Select(value => _total + value)];
            var certainty = _isSoft && _total == 0 ? NumberCertainty.Soft : _hasDigits ? NumberCertainty.Digits : NumberCertainty.Spelled;
            _found.Add(new(values, TextRange.Between(_start, _end), certainty));
        }

        (_total, _current, _last, _lastScale, _hasDigits, _isSoft, _isJoined, _start) = (0, [], null, 0, false, false, false, -1);
    }
}
