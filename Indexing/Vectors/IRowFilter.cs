namespace Search.Indexing;

/// <summary>Which rows a search may return; a structure, so that the search is compiled for it.</summary>
internal interface IRowFilter
{
    bool Accepts(int row);
}
