using System.Text.Json;

namespace Search.Evaluation;

/// <summary>Keeps rows on disk as they come, so that a run that was stopped can go on.</summary>
internal sealed class RunFile : IDisposable
{
    private const long MaxBytes = 1L << 30;

    private readonly FileStream _stream;
    private readonly Dictionary<string, QuestionRow> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IsolatedRow> _isolated = new(StringComparer.Ordinal);

    private RunFile(FileStream stream, RunFacts run)
    {
        _stream = stream;
        Run = run;
    }

    /// <summary>What was run; of a file that was there, what it says.</summary>
    public RunFacts Run { get; private set; }

    /// <summary>The rows that are known, by the id of the question.</summary>
    public IReadOnlyDictionary<string, QuestionRow> Rows => _rows;

    /// <summary>What the reader alone said, by the id of the question.</summary>
    public IReadOnlyDictionary<string, IsolatedRow> Isolated => _isolated;

    /// <summary>Opens a run file, or makes one.</summary>
    /// <exception cref="InvalidDataException">It is no run file, or one of other data or options.</exception>
    /// <exception cref="IOException">It cannot be read or written, or another run writes to it.</exception>
    public static RunFile Open(string path, RunFacts run)
    {
        var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        try
        {
            if (stream.Length > MaxBytes)
            {
                throw new InvalidDataException($"'{path}' is larger than {MaxBytes} bytes; it cannot be a run file.");
            }

            var file = new RunFile(stream, run);
            file.ReadAll(path);
            return file;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Keeps a row.</summary>
    public void Add(QuestionRow row)
    {
        _rows[row.Id] = row;
        Write(new RunLine(Row: row));
        _stream.Flush();
    }

    /// <summary>Keeps what the reader alone said.</summary>
    public void Add(IReadOnlyList<IsolatedRow> rows)
    {
        foreach (var row in rows)
        {
            _isolated[row.Id] = row;
            Write(new RunLine(Isolated: row));
        }

        _stream.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private void ReadAll(string path)
    {
        var content = new byte[_stream.Length];
        _stream.ReadExactly(content);

        // A line that a killed run did not finish is none.
        var end = content.AsSpan().LastIndexOf((byte)'\n') + 1;
        var number = 0;
        for (var start = 0; start < end;)
        {
            var length = content.AsSpan(start..end).IndexOf((byte)'\n');
            Take(Parse(content.AsSpan(start, length), path, ++number), path, number);
            start += length + 1;
        }

        _stream.SetLength(end);
        _stream.Position = end;
        if (number == 0)
        {
            Write(new RunLine(Run));
            _stream.Flush();
        }
    }

    private void Take(RunLine line, string path, int number)
    {
        if (number == 1 != line.Run is not null)
        {
            throw new InvalidDataException($"Line {number} of '{path}' is no line of a run file.");
        }

        if (line.Run is { } run)
        {
            RequireSame(run, path);
            Run = run;
        }
        else if (line.Isolated is { } isolated)
        {
            _isolated[isolated.Id] = isolated;
        }
        else if (line.Row is { } row)
        {
            _rows[row.Id] = row;
        }
    }

    private void RequireSame(RunFacts other, string path)
    {
        if (other.DataSetHash != Run.DataSetHash)
        {
            throw new InvalidDataException(
                $"'{path}' is a run of other questions ('{other.DataSet}'); name another file to begin a new run.");
        }

        var differing = Run.Options.Keys.Union(other.Options.Keys, StringComparer.Ordinal)
            .FirstOrDefault(name => Run.Options.GetValueOrDefault(name) != other.Options.GetValueOrDefault(name));
        if (differing is not null)
        {
            var (there, here) = (other.Options.GetValueOrDefault(differing), Run.Options.GetValueOrDefault(differing));
            throw new InvalidDataException(
                $"'{path}' is a run with other options: '{differing}' is '{there}' there and '{here}' here; name " +
                "another file to begin a new run.");
        }
    }

    private static RunLine Parse(ReadOnlySpan<byte> line, string path, int number)
    {
        try
        {
            var parsed = JsonSerializer.Deserialize(line, SystemJson.Default.RunLine)
                ?? throw new InvalidDataException($"Line {number} of '{path}' is no line of a run file.");
            Check(parsed, path, number);
            return parsed;
        }
        catch (JsonException error)
        {
            throw new InvalidDataException(
                $"Line {number} of '{path}' is no line of a run file: {error.Message}", error);
        }
    }

    private static void Check(RunLine line, string path, int number)
    {
        try
        {
            if (line.Run is { } run)
            {
                SystemJsonCheck.Check(run);
            }

            if (line.Row is { } row)
            {
                SystemJsonCheck.Check(row);
            }
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException(
                $"Line {number} of '{path}' is no line of a run file: {error.Message}", error);
        }
    }

    private void Write(RunLine line)
    {
        JsonSerializer.Serialize(_stream, line, SystemJson.Default.RunLine);
        _stream.WriteByte((byte)'\n');
    }
}
