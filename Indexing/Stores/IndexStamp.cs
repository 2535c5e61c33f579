using System.Globalization;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>What every commit says about its index: the version of the format, and the space of the vectors.</summary>
internal sealed record IndexStamp(string Folder, VectorSpace Space)
{
    /// <summary>The format that this version of the library writes.</summary>
    /// <remarks>2: source maps lean on the text of their chunk. Earlier ones are not read any more.</remarks>
    public const int CurrentFormat = 2;

    private const string Format = "search.format";
    private const string Model = "search.model.name";
    private const string Checksum = "search.model.checksum";
    private const string Dimensions = "search.dimensions";

    public Dictionary<string, string> ToUserData() => new(StringComparer.Ordinal)
    {
        [Format] = CurrentFormat.ToString(CultureInfo.InvariantCulture),
        [Model] = Space.Model.Name,
        [Checksum] = Space.Model.Checksum,
        [Dimensions] = Space.Dimensions.ToString(CultureInfo.InvariantCulture),
    };

    /// <exception cref="StoreException">The commit is not ours, of another format, or of another space.</exception>
    public void Check(IDictionary<string, string> userData)
    {
        if (!userData.TryGetValue(Format, out var format))
        {
            throw StoreErrors.NotAnIndex(Folder, "a Lucene index of another program");
        }

        if (Number(format) > CurrentFormat)
        {
            throw StoreErrors.NewerFormat(Folder, format, CurrentFormat);
        }

        if (Number(format) < CurrentFormat)
        {
            throw StoreErrors.OlderFormat(Folder, format, CurrentFormat);
        }

        var stored = SpaceOf(userData);
        if (stored != Space)
        {
            throw StoreErrors.OtherModel(Folder, stored, Space);
        }
    }

    private VectorSpace SpaceOf(IDictionary<string, string> userData) =>
        userData.TryGetValue(Model, out var model)
        && userData.TryGetValue(Checksum, out var checksum)
        && userData.TryGetValue(Dimensions, out var dimensions)
            ? new VectorSpace(new ModelIdentity(model, checksum), Number(dimensions))
            : throw StoreErrors.Damaged(Folder, "the commit does not name its model");

    private int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw StoreErrors.Damaged(Folder, $"the commit says '{text}' where a number belongs");
}
