using System.Globalization;

namespace StadKust.Typesetting;

/// <summary>Reads numbers the way SVG writes them: <c>1-.5.5e1</c> are three.</summary>
internal ref struct SvgNumbers(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> text = text;
    private int at;

    public bool IsAtEnd
    {
        get
        {
            SkipSeparators();
            return at >= text.Length;
        }
    }

    /// <summary>The next letter when it is one; else nothing is read.</summary>
    public bool TryCommand(out char command)
    {
        SkipSeparators();
        command = at < text.Length && char.IsAsciiLetter(text[at]) ? text[at++] : '\0';
        return command != '\0';
    }

    public bool TryNumber(out double number)
    {
        SkipSeparators();
        var start = at;
        var i = at;
        if (i < text.Length && text[i] is '+' or '-')
            i++;
        i = Digits(i);
        if (i < text.Length && text[i] == '.')
            i = Digits(i + 1);
        if (i < text.Length && text[i] is 'e' or 'E')
        {
            var exponent = i + 1;
            if (exponent < text.Length && text[exponent] is '+' or '-')
                exponent++;
            if (exponent < text.Length && char.IsAsciiDigit(text[exponent]))
                i = Digits(exponent);
        }

        var isNumber = double.TryParse(text[start..i], NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
        if (isNumber)
            at = i;
        return isNumber;
    }

    /// <summary>A flag of an arc: one digit, which may stand against the next number.</summary>
    public bool TryFlag(out bool flag)
    {
        SkipSeparators();
        flag = at < text.Length && text[at] == '1';
        if (at >= text.Length || text[at] is not ('0' or '1'))
            return false;
        at++;
        return true;
    }

    private readonly int Digits(int i)
    {
        while (i < text.Length && char.IsAsciiDigit(text[i]))
            i++;
        return i;
    }

    private void SkipSeparators()
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] == ','))
            at++;
    }
}
