using System.Text.Json;

namespace Search.Pipeline;

/// <summary>A condition on the metadata of chunks, such as <c>year &gt;= 2001 and lang == "en"</c>.</summary>
/// <remarks>
/// <para>Immutable. Build it with <see cref="Field"/> and the operators <c>&amp;</c>, <c>|</c>, <c>!</c>, or read its
/// JSON form with <see cref="Parse"/>; docs/filters.md has the rules for every operator and type.</para>
/// <para>Joining filters is always AND: no filter can widen what another one lets through.</para>
/// </remarks>
public abstract record MetadataFilter
{
    private protected MetadataFilter()
    {
    }

    /// <summary>How deep filters may be nested.</summary>
    public const int MaxDepth = 64;

    /// <summary>Starts a condition on a field.</summary>
    /// <param name="name">
    /// A path into the metadata such as <c>author</c>, <c>meta.author</c> or <c>meta.publisher.city</c>, or one of
    /// <c>id</c>, <c>content</c>, <c>document_id</c>, <c>title</c> and <c>media_type</c> of the chunk itself.
    /// </param>
    public static FilterField Field(string name) => new(name);

    /// <summary>Both hold.</summary>
    public static MetadataFilter operator &(MetadataFilter left, MetadataFilter right) =>
        Join(FilterLogic.And, left, right);

    /// <summary>At least one holds.</summary>
    public static MetadataFilter operator |(MetadataFilter left, MetadataFilter right) =>
        Join(FilterLogic.Or, left, right);

    /// <summary>The filter does not hold.</summary>
    public static MetadataFilter operator !(MetadataFilter filter) => Not(filter);

    /// <summary>All filters hold.</summary>
    public static MetadataFilter And(params IReadOnlyList<MetadataFilter> filters) =>
        new FilterCombination(FilterLogic.And, filters);

    /// <summary>At least one filter holds.</summary>
    public static MetadataFilter Or(params IReadOnlyList<MetadataFilter> filters) =>
        new FilterCombination(FilterLogic.Or, filters);

    /// <summary>Not all filters hold.</summary>
    public static MetadataFilter Not(params IReadOnlyList<MetadataFilter> filters) =>
        new FilterCombination(FilterLogic.Not, filters);

    /// <summary>Joins the filter of a pipeline with that of a caller: both must hold; null lets all through.</summary>
    public static MetadataFilter? Merge(MetadataFilter? first, MetadataFilter? second) =>
        first is null ? second : second is null ? first : first & second;

    /// <summary>Reads the JSON form of a filter.</summary>
    /// <exception cref="FilterException">The JSON is none, or no filter; the message says where.</exception>
    public static MetadataFilter Parse(string json) => FilterJson.Parse(json);

    /// <summary>Reads the JSON form of a filter out of a larger JSON.</summary>
    /// <exception cref="FilterException">The element is no filter; the message says where.</exception>
    public static MetadataFilter FromJson(JsonElement json) => FilterJson.Read(json);

    /// <summary>The JSON form, which <see cref="Parse"/> reads.</summary>
    public string ToJson() => FilterJsonWriter.Write(this);

    /// <summary>The value of a field of a chunk, as <see cref="Field"/> names it; null when it is missing.</summary>
    public static object? ValueOf(Chunk chunk, string field)
    {
        ArgumentNullException.ThrowIfNull(chunk);
        ArgumentNullException.ThrowIfNull(field);
        return new ChunkFieldValues(chunk)[FieldPath.Of(field)];
    }

    /// <summary>Whether a chunk passes.</summary>
    public bool Matches(Chunk chunk)
    {
        ArgumentNullException.ThrowIfNull(chunk);
        return Matches(new ChunkFieldValues(chunk));
    }

    /// <summary>Whether metadata passes; a condition on a field of the chunk itself finds it missing.</summary>
    public bool Matches(DocumentMetadata metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        return Matches(new ChunkFieldValues(metadata));
    }

    /// <summary>The JSON form.</summary>
    public sealed override string ToString() => ToJson();

    internal abstract int Depth { get; }

    internal abstract bool Matches(in ChunkFieldValues values);

    private static FilterCombination Join(FilterLogic logic, MetadataFilter left, MetadataFilter right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new FilterCombination(logic, [.. Parts(logic, left), .. Parts(logic, right)]);
    }

    // a & b & c is one combination of three: long chains stay shallow.
    private static IReadOnlyList<MetadataFilter> Parts(FilterLogic logic, MetadataFilter filter) =>
        filter is FilterCombination combination && combination.Logic == logic && combination.Conditions.Count > 0
            ? combination.Conditions
            : [filter];
}
