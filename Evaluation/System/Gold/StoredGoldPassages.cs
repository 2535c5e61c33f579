using Search.Pipeline;

namespace Search.Evaluation;

/// <summary>Gold passages out of an index, for labels that name documents of it.</summary>
/// <remarks>
/// A whole passage is the text around an answer, put together again from the chunks that stand there; where the index
/// has no text between two of them, blanks stand in its place.
/// </remarks>
public sealed class StoredGoldPassages : IGoldPassages
{
    /// <summary>The default length of a passage: about 256 tokens of English.</summary>
    public const int DefaultPassageLength = 1200;

    private readonly IChunkReader _index;
    private readonly int _passageLength;

    /// <summary>Passages out of an index, which stays the caller's.</summary>
    /// <param name="index">The index.</param>
    /// <param name="passageLength">
    /// How long a whole passage is, in UTF-16 code units, from 1; longer when a chunk is.
    /// </param>
    public StoredGoldPassages(IChunkReader index, int passageLength = DefaultPassageLength)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentOutOfRangeException.ThrowIfLessThan(passageLength, 1);
        _index = index;
        _passageLength = passageLength;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<GoldPlace>> LocateAsync(
        LabelledQuestion question, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        var words = new AnswerWords(question.Answers);
        var places = new List<GoldPlace>();
        foreach (var place in question.Gold)
        {
            IReadOnlyList<TextSpan> spans = place.Answer is { } known
                ? [known]
                : await PlacesOfAsync(words, place.DocumentId, cancellationToken).ConfigureAwait(false);
            places.AddRange(spans.Count == 0 ? [place] : spans.Select(span => place with { Answer = span }));
        }

        return places;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Chunk>> GetWholeAsync(
        LabelledQuestion question, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        var judge = new GoldJudge(question, _passageLength);
        var passages = new List<Chunk>();
        foreach (var chunks in await DocumentsAsync(question, cancellationToken).ConfigureAwait(false))
        {
            var places = question.Gold
                .Where(place => place.DocumentId == chunks[0].DocumentId && place.Answer is not null)
                .Select(place => place.Answer!.Value)
                .Concat(chunks.Where(judge.HoldsAnswer).Select(chunk => chunk.Span));
            foreach (var place in places.Take(1))
            {
                passages.Add(Around(place, chunks));
            }
        }

        return passages;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Chunk>> GetChunksAsync(
        LabelledQuestion question, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        var judge = new GoldJudge(question, _passageLength);
        var documents = await DocumentsAsync(question, cancellationToken).ConfigureAwait(false);
        return [.. documents.SelectMany(chunks => chunks).Where(judge.HoldsAnswer)];
    }

    private async ValueTask<IReadOnlyList<IReadOnlyList<Chunk>>> DocumentsAsync(
        LabelledQuestion question, CancellationToken cancellationToken)
    {
        var documents = new List<IReadOnlyList<Chunk>>();
        foreach (var id in question.Gold.Select(place => place.DocumentId).Distinct(StringComparer.Ordinal))
        {
            var chunks = await _index.GetChunksAsync(id, cancellationToken).ConfigureAwait(false);
            if (chunks.Count > 0)
            {
                documents.Add([.. chunks.Select(chunk => chunk.Chunk)]);
            }
        }

        return documents;
    }

    private async ValueTask<IReadOnlyList<TextSpan>> PlacesOfAsync(
        AnswerWords words, string documentId, CancellationToken cancellationToken)
    {
        var chunks = await _index.GetChunksAsync(documentId, cancellationToken).ConfigureAwait(false);
        if (chunks.Count == 0)
        {
            return [];
        }

        var whole = Joined([.. chunks.Select(chunk => chunk.Chunk)]);
        return [.. words.PlacesIn(whole.Text).Select(place => place.Shift(whole.Span.Start))];
    }

    // Takes whole chunks, so that no word is cut.
    private Chunk Around(TextSpan place, IReadOnlyList<Chunk> chunks)
    {
        var margin = Math.Max(0, _passageLength - place.Length) / 2;
        var range = new TextSpan(Math.Max(0, place.Start - margin), place.End + margin);
        var taken = chunks.Where(chunk => chunk.Span.OverlapWith(range) > 0).ToList();
        return taken.Count == 0 ? chunks[0] : Joined(taken);
    }

    private static Chunk Joined(List<Chunk> taken)
    {
        if (taken.Count == 1)
        {
            return taken[0];
        }

        var span = new TextSpan(taken.Min(chunk => chunk.Span.Start), taken.Max(chunk => chunk.Span.End));
        var text = string.Create(span.Length, (taken, span.Start), static (letters, state) =>
        {
            letters.Fill(' ');
            foreach (var chunk in state.taken)
            {
                chunk.Text.CopyTo(letters[(chunk.Span.Start - state.Start)..]);
            }
        });
        return taken[0] with
        {
            Id = $"{taken[0].DocumentId}#{span}",
            Text = text,
            Span = span,
            SourceMap = SourceMap.Identity(text),
        };
    }
}
