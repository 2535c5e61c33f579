using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Search.Indexing;

/// <summary>The parser's filters, with limits on what they unpack.</summary>
internal sealed class PdfFilters(PdfInflation inflation) : IFilterProvider
{
    private static readonly IFilterProvider All = DefaultFilterProvider.Instance;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Wrap(All.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Wrap(All.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Wrap(All.GetAllFilters());

    private List<IFilter> Wrap(IReadOnlyList<IFilter> filters) =>
        [.. filters.Select(filter => filter is FlateFilter ? new Bounded(filter, inflation) : filter)];

    private sealed class Bounded(IFilter filter, PdfInflation inflation) : IFilter
    {
        public bool IsSupported => filter.IsSupported;

        public Memory<byte> Decode(
            Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            inflation.Check(
                input,
                streamDictionary.TryGet(NameToken.Subtype, out NameToken subtype) && subtype == NameToken.Image);
            return filter.Decode(input, streamDictionary, filterProvider, filterIndex);
        }
    }
}
