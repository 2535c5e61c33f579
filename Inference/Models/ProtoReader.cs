namespace Search.Inference;

/// <summary>Reads the fields of a protocol buffer message, each as its raw bytes.</summary>
/// <exception cref="InvalidDataException">The message is malformed; the text says where and how.</exception>
internal ref struct ProtoReader(ReadOnlySpan<byte> message, string file)
{
    private const int Varint = 0;
    private const int EightBytes = 1;
    private const int LengthDelimited = 2;
    private const int FourBytes = 5;

    private readonly ReadOnlySpan<byte> _message = message;
    private readonly string _file = file;
    private int _at;

    /// <summary>Where the field that was read last begins, its number included.</summary>
    public int Start { get; private set; }

    /// <summary>Where the next field begins, which is also the end of the value that was read last.</summary>
    public readonly int End => _at;

    /// <summary>The field that was read last as it stands in the message.</summary>
    public readonly ReadOnlySpan<byte> Field => _message[Start.._at];

    public static ulong ToNumber(ReadOnlySpan<byte> varint)
    {
        var value = 0UL;
        for (var i = 0; i < varint.Length; i++)
        {
            value |= (ulong)(varint[i] & 0x7F) << (7 * i);
        }

        return value;
    }

    /// <summary>Adds the numbers of a list: each has a field of its own, or all stand packed in one.</summary>
    public static void AddNumbers(ReadOnlySpan<byte> varints, List<long> numbers)
    {
        for (var start = 0; start < varints.Length;)
        {
            // A number ends with a byte below 128.
            var length = varints[start..].IndexOfAnyInRange((byte)0, (byte)0x7F) + 1;
            length = length == 0 ? varints.Length - start : length;
            numbers.Add((long)ToNumber(varints.Slice(start, length)));
            start += length;
        }
    }

    public bool TryReadField(out int field, out ReadOnlySpan<byte> value)
    {
        field = 0;
        value = default;
        if (_at == _message.Length)
        {
            return false;
        }

        Start = _at;
        var tag = ReadVarint();
        field = (int)Math.Min(tag >> 3, int.MaxValue);
        value = (tag & 7) switch
        {
            Varint => TakeVarint(),
            EightBytes => Take(8),
            FourBytes => Take(4),
            LengthDelimited => Take(ReadVarint()),
            var type => throw Refuse($"has the wire type {type}"),
        };
        return true;
    }

    private ReadOnlySpan<byte> TakeVarint()
    {
        var start = _at;
        ReadVarint();
        return _message[start.._at];
    }

    private ReadOnlySpan<byte> Take(ulong length)
    {
        if (length > (ulong)(_message.Length - _at))
        {
            throw Refuse($"has a field of {length} bytes where {_message.Length - _at} are left");
        }

        var value = _message.Slice(_at, (int)length);
        _at += (int)length;
        return value;
    }

    private ulong ReadVarint()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (_at == _message.Length)
            {
                throw Refuse("ends within a number");
            }

            var part = _message[_at++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }

        throw Refuse("has a number of more than ten bytes");
    }

    private readonly InvalidDataException Refuse(string found) => new($"{_file}: {found} at byte {_at} of a message");
}
