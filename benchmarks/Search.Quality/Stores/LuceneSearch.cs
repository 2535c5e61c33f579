using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;

namespace Search.Quality;

/// <summary>Lucene.Net without anything around it, over the index of a store.</summary>
internal sealed class LuceneSearch : IDisposable
{
    private readonly FSDirectory _directory;
    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;
    private readonly string _field;

    public LuceneSearch(string folder, string field)
    {
        _directory = FSDirectory.Open(folder);
        _reader = DirectoryReader.Open(_directory);
        _searcher = new IndexSearcher(_reader) { Similarity = new BM25Similarity() };
        _field = field;
    }

    /// <summary>The best documents for words that stand in the index as they are; their texts are read.</summary>
    /// <returns>The ids of the documents, best first.</returns>
    public IReadOnlyList<string> Search(IReadOnlyList<string> words, int top)
    {
        var query = new BooleanQuery(disableCoord: true);
        foreach (var word in words)
        {
            query.Add(new TermQuery(new Term(_field, word)), Occur.SHOULD);
        }

        return
        [
            .. _searcher.Search(query, top).ScoreDocs
                .Select(hit => _searcher.Doc(hit.Doc).Get("id", CultureInfo.InvariantCulture)),
        ];
    }

    /// <summary>Draws different words, each as likely as it stands in many documents.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Draw(int queries, int words, Random random)
    {
        var known = new List<(string Word, long Until)>();
        var terms = MultiFields.GetTerms(_reader, _field).GetEnumerator();
        for (long sum = 0; terms.MoveNext();)
        {
            known.Add((terms.Term.Utf8ToString(), sum += terms.DocFreq));
        }

        return [.. Enumerable.Range(0, queries).Select(_ => Draw(known, words, random))];
    }

    public void Dispose()
    {
        _reader.Dispose();
        _directory.Dispose();
    }

    private static string[] Draw(List<(string Word, long Until)> known, int words, Random random)
    {
        var drawn = new HashSet<string>(StringComparer.Ordinal);
        while (drawn.Count < words)
        {
            var at = known.BinarySearch(
                ("", random.NextInt64(known[^1].Until) + 1),
                Comparer<(string Word, long Until)>.Create((x, y) => x.Until.CompareTo(y.Until)));
            drawn.Add(known[at < 0 ? ~at : at].Word);
        }

        return [.. drawn];
    }
}
