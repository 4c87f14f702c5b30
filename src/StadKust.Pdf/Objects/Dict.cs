namespace StadKust.Pdf.Objects;

/// <summary>Number of an indirect object of one file.</summary>
internal readonly record struct Ref(int Number);

/// <summary>Writes the entries of one dictionary, each with its type, in the order of the calls.</summary>
internal readonly struct Dict(PdfBuffer to)
{
    public Dict Name(string key, string value)
    {
        to.Name(key).Name(value);
        return this;
    }

    public Dict Integer(string key, long value)
    {
        to.Name(key).Integer(value);
        return this;
    }

    public Dict Number(string key, double value)
    {
        to.Name(key).Number(value);
        return this;
    }

    public Dict Numbers(string key, ReadOnlySpan<double> values, int decimals = 3)
    {
        to.Name(key).Raw("[");
        foreach (var value in values)
        {
            to.Number(value, decimals);
        }

        to.Raw("] ");
        return this;
    }

    public Dict Bool(string key, bool value)
    {
        to.Name(key).Raw(value ? "true " : "false ");
        return this;
    }

    public Dict Bools(string key, params ReadOnlySpan<bool> values)
    {
        to.Name(key).Raw("[");
        foreach (var value in values)
        {
            to.Raw(value ? "true " : "false ");
        }

        to.Raw("] ");
        return this;
    }

    public Dict Text(string key, string value)
    {
        to.Name(key).Text(value);
        return this;
    }

    /// <summary>Bytes in hex: identifiers, dates in ASCII.</summary>
    public Dict Bytes(string key, ReadOnlySpan<byte> value)
    {
        to.Name(key).Hex(value);
        return this;
    }

    public Dict Ref(string key, Ref value)
    {
        to.Name(key).Integer(value.Number).Raw("0 R ");
        return this;
    }

    public Dict Refs(string key, IEnumerable<Ref> values)
    {
        to.Name(key).Raw("[");
        foreach (var value in values)
        {
            to.Integer(value.Number).Raw("0 R ");
        }

        to.Raw("] ");
        return this;
    }

    public Dict Dictionary(string key, Action<Dict> entries)
    {
        to.Name(key).Raw("<< ");
        entries(this);
        to.Raw(">> ");
        return this;
    }

    public Dict Dictionaries(string key, IEnumerable<Action<Dict>> values)
    {
        to.Name(key).Raw("[");
        foreach (var entries in values)
        {
            to.Raw("<< ");
            entries(this);
            to.Raw(">> ");
        }

        to.Raw("] ");
        return this;
    }

    /// <summary>Entries written elsewhere: keys and values in pairs.</summary>
    public Dict Raw(ReadOnlySpan<byte> entries)
    {
        to.Raw(entries);
        return this;
    }

    /// <summary>A value the other members have no form for; the caller writes exactly one object.</summary>
    public Dict Value(string key, Action<PdfBuffer> value)
    {
        value(to.Name(key));
        return this;
    }
}
