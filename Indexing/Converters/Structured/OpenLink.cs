using System.Text;

namespace Search.Indexing;

/// <summary>The link whose words are being written, with the address that is to stand behind them.</summary>
internal sealed class OpenLink
{
    private readonly StringBuilder _words = new();
    private string _address = "";

    /// <summary>Begins a link.</summary>
    /// <param name="address">Where it leads to; null or empty when it leads nowhere outside of the file.</param>
    public void Start(string? address)
    {
        _address = address is null || address.StartsWith('#') ? "" : address.Trim();
        _words.Clear();
    }

    /// <summary>Takes in words that were written.</summary>
    public void Add(string words)
    {
        if (_address.Length > 0)
        {
            _words.Append(words);
        }
    }

    /// <summary>Ends the link.</summary>
    /// <returns>Its address in brackets; empty for a link without words, or with its address for words.</returns>
    public string End()
    {
        var (words, address) = (_words.ToString().Trim(), _address);
        Start(null);
        return words.Length == 0 || words == address ? "" : $"({address})";
    }
}
