using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Sends files to converters by their type, which is seen in their content, then in their name.</summary>
public sealed class FileTypeRouter : GraphComponent
{
    private readonly Dictionary<string, Output<IReadOnlyList<FolderFile>>> _outputs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _byMediaType = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A router with these ways.</summary>
    /// <param name="routes">The names of the outputs with their media types.</param>
    /// <exception cref="ArgumentException">
    /// There is no way, a name is no name or taken, or a media type has two ways.
    /// </exception>
    public FileTypeRouter(params IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        ArgumentOutOfRangeException.ThrowIfZero(routes.Count);
        Routes = routes;
        Files = AddJoin<FolderFile>("files");
        foreach (var (name, mediaTypes) in routes)
        {
            _outputs.Add(name, AddOutput<IReadOnlyList<FolderFile>>(name));
            foreach (var mediaType in mediaTypes)
            {
                if (!_byMediaType.TryAdd(mediaType, name))
                {
                    throw new ArgumentException($"{mediaType} goes to '{_byMediaType[mediaType]}' and to '{name}'.");
                }
            }
        }

        Unmatched = AddOutput<IReadOnlyList<FolderFile>>("unmatched");
        Failures = AddOutput<IReadOnlyList<DocumentFailure>>("failures");
    }

    /// <summary>The names of the ways with their media types.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Routes { get; }

    /// <summary>The files, of any number of senders.</summary>
    public JoinInput<FolderFile> Files { get; }

    /// <summary>Files of another type; sent only when there is one.</summary>
    public Output<IReadOnlyList<FolderFile>> Unmatched { get; }

    /// <summary>Files that cannot be read, with the reason; sent only when there is one.</summary>
    public Output<IReadOnlyList<DocumentFailure>> Failures { get; }

    /// <summary>The output of a way; it sends nothing when no file goes there.</summary>
    /// <exception cref="KeyNotFoundException">There is no such way.</exception>
    public Output<IReadOnlyList<FolderFile>> this[string name] => _outputs[name];

    /// <inheritdoc/>
    public override async ValueTask RunAsync(ComponentVisit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var files = new Dictionary<string, List<FolderFile>>(StringComparer.Ordinal);
        var failures = new List<DocumentFailure>();
        foreach (var file in visit.Get(Files))
        {
            try
            {
                var mediaType = await OpenedFile.DetectAsync(file, visit.CancellationToken).ConfigureAwait(false);
                var way = _byMediaType.GetValueOrDefault(MediaType.WithoutParameters(mediaType), Unmatched.Name);
                files.TryAdd(way, []);
                files[way].Add(file);
            }
            catch (Exception error) when (OpenedFile.IsUnreadable(error))
            {
                failures.Add(new DocumentFailure(file.Id, OpenedFile.Unreadable(error)) { IsTemporary = true });
            }
        }

        foreach (var (way, list) in files)
        {
            visit.Set(way == Unmatched.Name ? Unmatched : _outputs[way], list);
        }

        if (failures.Count > 0)
        {
            visit.Set(Failures, failures);
        }
    }
}
