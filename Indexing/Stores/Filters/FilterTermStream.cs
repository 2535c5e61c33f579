using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;

namespace Search.Indexing;

/// <summary>Hands terms to the index as they are.</summary>
internal sealed class FilterTermStream : TokenStream
{
    private readonly IEnumerator<BytesRef> _terms;
    private readonly ICharTermAttribute _text;

    public FilterTermStream(IEnumerable<BytesRef> terms)
    {
        _terms = terms.GetEnumerator();
        _text = AddAttribute<ICharTermAttribute>();
    }

    public override bool IncrementToken()
    {
        ClearAttributes();
        if (!_terms.MoveNext())
        {
            return false;
        }

        _text.Append(_terms.Current.Utf8ToString());
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _terms.Dispose();
        }

        base.Dispose(disposing);
    }
}
