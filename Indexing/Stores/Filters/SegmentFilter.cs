using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Finds the chunks of one segment that a filter lets through.</summary>
/// <remarks>
/// Comparisons are looked up in the terms of the segment. What terms cannot tell (the content, a part of a text, whole
/// lists, a long beginning), and chunks that were stored before terms were, are read and matched one by one.
/// </remarks>
internal sealed class SegmentFilter
{
    private readonly AtomicReader _segment;
    private readonly Terms? _terms;
    private readonly int _size;
    private readonly CancellationToken _cancellationToken;

    private SegmentFilter(AtomicReader segment, CancellationToken cancellationToken)
    {
        _segment = segment;
        _terms = segment.GetTerms(ChunkFields.FilterTerms);
        _size = segment.MaxDoc;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The chunks that pass, deleted ones included.</summary>
    public static FixedBitSet Of(AtomicReader segment, MetadataFilter filter, CancellationToken cancellationToken)
    {
        var chunks = Copy(segment.GetDocsWithField(ChunkFields.Vector), segment.MaxDoc);
        if (chunks.Cardinality == 0)
        {
            return chunks;
        }

        var search = new SegmentFilter(segment, cancellationToken);
        var withTerms = search.WithTerm(FilterTerms.Marker);
        var found = search.Matching(filter);
        found.And(withTerms);
        found.And(chunks);
        chunks.AndNot(withTerms);
        search.KeepMatching(chunks, filter);
        found.Or(chunks);
        return found;
    }

    private static FixedBitSet Copy(IBits? bits, int size)
    {
        var copy = new FixedBitSet(size);
        for (var document = 0; bits is not null && document < size; document++)
        {
            if (bits.Get(document))
            {
                copy.Set(document);
            }
        }

        return copy;
    }

    private FixedBitSet Matching(MetadataFilter filter) =>
        filter is FilterCombination combination ? Matching(combination) : Matching((FilterComparison)filter);

    private FixedBitSet Matching(FilterCombination combination)
    {
        var found = combination.Logic == FilterLogic.Or ? new FixedBitSet(_size) : All();
        foreach (var condition in combination.Conditions)
        {
            if (combination.Logic == FilterLogic.Or)
            {
                found.Or(Matching(condition));
            }
            else
            {
                found.And(Matching(condition));
            }
        }

        return combination.Logic == FilterLogic.Not ? Inverse(found) : found;
    }

    private FixedBitSet Matching(FilterComparison comparison)
    {
        if (comparison.MetadataPath is null && !FilterFields.Indexed.Contains(comparison.Field))
        {
            return Verified(All(), comparison);
        }

        var path = FilterTerms.PathOf(comparison.MetadataPath ?? comparison.Field, comparison.MetadataPath is not null);
        return comparison.Operator switch
        {
            FilterOperator.Equal => EqualTo(path, comparison.Value, comparison),
            FilterOperator.NotEqual => Inverse(EqualTo(path, comparison.Value, Equality(comparison))),
            FilterOperator.In => InList(path, comparison),
            FilterOperator.NotIn => Inverse(InList(path, comparison)),
            FilterOperator.Contains => Containing(path, comparison.Value, comparison),
            FilterOperator.ContainsAny => ContainingAny(path, comparison),
            FilterOperator.StartsWith => StartingWith(path, (string)comparison.Value!, comparison),
            FilterOperator.Exists => (bool)comparison.Value! ? Existing(path) : Inverse(Existing(path)),
            _ => Ordered(path, comparison.Operator, comparison.Value),
        };
    }

    private static FilterComparison Equality(FilterComparison comparison, object? value = null) =>
        new(comparison.Field, FilterOperator.Equal, value ?? comparison.Value);

    private FixedBitSet EqualTo(string path, object? value, FilterComparison comparison)
    {
        if (value is null)
        {
            return Inverse(Existing(path));
        }

        return FilterTerms.EqualTo(path, value) is { } terms ? WithAny(terms) : Verified(Existing(path), comparison);
    }

    private FixedBitSet InList(string path, FilterComparison comparison)
    {
        var found = new FixedBitSet(_size);
        foreach (var item in (IReadOnlyList<object?>)comparison.Value!)
        {
            found.Or(item is null ? Inverse(Existing(path)) : EqualTo(path, item, Equality(comparison, item)));
        }

        return found;
    }

    // An item of a list is a term; a part of a text is not.
    private FixedBitSet Containing(string path, object? value, FilterComparison comparison)
    {
        var items = value is not null && FilterTerms.EqualTo(path + FilterTerms.Item, value) is { } terms
            ? WithAny(terms)
            : Verified(Existing(path), comparison);
        if (value is string)
        {
            items.Or(
                Verified(WithPrefix(path + FilterTerms.Text), comparison, WithPrefix(path + FilterTerms.LongText)));
        }

        return items;
    }

    private FixedBitSet ContainingAny(string path, FilterComparison comparison)
    {
        var found = new FixedBitSet(_size);
        foreach (var item in (IReadOnlyList<object?>)comparison.Value!)
        {
            var single = new FilterComparison(comparison.Field, FilterOperator.ContainsAny, new[] { item });
            found.Or(Containing(path, item, single));
        }

        return found;
    }

    private FixedBitSet StartingWith(string path, string beginning, FilterComparison comparison) =>
        beginning.Length < FilterTerms.MaxTextLength - 1
            ? WithPrefix(path + FilterTerms.Text + beginning)
            : Verified(WithPrefix(path + FilterTerms.LongText), comparison);

    private FixedBitSet Ordered(string path, FilterOperator @operator, object? value)
    {
        switch (value)
        {
            case bool flag:
                return WithinRange(path + FilterTerms.Boolean, @operator, flag ? "1" : "0");
            case long or double:
                return WithinRange(path + FilterTerms.Number, @operator, SortableNumber.Of(value));
            case string or DateTimeOffset when MetadataValues.TryDate(value, out var date):
                return OrderedInTime(path, @operator, date);
            default:
                return new FixedBitSet(_size);
        }
    }

    private FixedBitSet OrderedInTime(string path, FilterOperator @operator, MetadataDate date)
    {
        var local = FilterTerms.Sortable(date.LocalTicks);
        if (!date.IsInstant)
        {
            return WithinRange(path + FilterTerms.LocalTime, @operator, local);
        }

        var found = WithinRange(path + FilterTerms.Instant, @operator, FilterTerms.Sortable(date.UtcTicks));
        found.Or(WithinRange(path + FilterTerms.TimeWithoutOffset, @operator, local));
        return found;
    }

    private FixedBitSet Existing(string path) => WithTerm(FilterTerms.Make(path, FilterTerms.Exists));

    private FixedBitSet WithTerm(BytesRef term) => WithAny([term]);

    private FixedBitSet WithAny(IReadOnlyList<BytesRef> terms)
    {
        var found = new FixedBitSet(_size);
        var enumerator = _terms?.GetEnumerator();
        foreach (var term in terms)
        {
            if (enumerator?.SeekExact(term) == true)
            {
                AddDocuments(enumerator, found);
            }
        }

        return found;
    }

    private FixedBitSet WithPrefix(string prefix) =>
        WithTerms(new BytesRef(prefix), term => true, new BytesRef(prefix));

    private FixedBitSet WithinRange(string prefix, FilterOperator @operator, string value)
    {
        var bound = new BytesRef(prefix + value);
        return @operator switch
        {
            FilterOperator.Greater => WithTerms(bound, term => !term.BytesEquals(bound), new BytesRef(prefix)),
            FilterOperator.GreaterOrEqual => WithTerms(bound, static _ => true, new BytesRef(prefix)),
            FilterOperator.Less =>
                WithTerms(new BytesRef(prefix), term => term.CompareTo(bound) < 0, new BytesRef(prefix)),
            _ => WithTerms(new BytesRef(prefix), term => term.CompareTo(bound) <= 0, new BytesRef(prefix)),
        };
    }

    // Walks the terms from a first one on, for as long as they begin alike.
    private FixedBitSet WithTerms(BytesRef first, Func<BytesRef, bool> accepts, BytesRef prefix)
    {
        var found = new FixedBitSet(_size);
        var enumerator = _terms?.GetEnumerator();
        if (enumerator is null || enumerator.SeekCeil(first) == TermsEnum.SeekStatus.END)
        {
            return found;
        }

        for (var more = true; more && StringHelper.StartsWith(enumerator.Term, prefix); more = enumerator.MoveNext())
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (accepts(enumerator.Term))
            {
                AddDocuments(enumerator, found);
            }
        }

        return found;
    }

    private static void AddDocuments(TermsEnum term, FixedBitSet found)
    {
        var documents = term.Docs(liveDocs: null, reuse: null, DocsFlags.NONE);
        while (documents.NextDoc() != DocIdSetIterator.NO_MORE_DOCS)
        {
            found.Set(documents.DocID);
        }
    }

    private FixedBitSet Verified(FixedBitSet candidates, FilterComparison comparison, FixedBitSet? more = null)
    {
        if (more is not null)
        {
            candidates.Or(more);
        }

        candidates.And(Copy(_segment.GetDocsWithField(ChunkFields.Vector), _size));
        KeepMatching(candidates, comparison);
        return candidates;
    }

    private void KeepMatching(FixedBitSet candidates, MetadataFilter filter)
    {
        var live = _segment.LiveDocs;
        for (var document = Next(candidates, 0); document >= 0; document = Next(candidates, document + 1))
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (live?.Get(document) == false || !filter.Matches(ChunkDocuments.Read(_segment, document)))
            {
                candidates.Clear(document);
            }
        }
    }

    private int Next(FixedBitSet bits, int from) => from >= _size ? -1 : bits.NextSetBit(from);

    private FixedBitSet All()
    {
        var all = new FixedBitSet(_size);
        all.Set(0, _size);
        return all;
    }

    private FixedBitSet Inverse(FixedBitSet bits)
    {
        bits.Flip(0, _size);
        return bits;
    }
}
