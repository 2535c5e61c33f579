using System.Text;

namespace Search.Inference;

/// <summary>
/// Turns the byte alphabet back into bytes and these into text; bytes that are no UTF-8 become U+FFFD.
/// </summary>
internal sealed class ByteLevelDecoder : TokenDecoder
{
    public override List<string> Decode(List<string> tokens)
    {
        var bytes = new List<byte>();
        foreach (var token in tokens)
        {
            AddBytes(token, bytes);
        }

        return [Encoding.UTF8.GetString([.. bytes])];
    }

    private static void AddBytes(string token, List<byte> bytes)
    {
        var count = bytes.Count;
        foreach (var character in token)
        {
            if (!ByteAlphabet.TryGetByte(character, out var value))
            {
                // Not written in the alphabet, so an added token: it stands for itself.
                bytes.RemoveRange(count, bytes.Count - count);
                bytes.AddRange(Encoding.UTF8.GetBytes(token));
                return;
            }

            bytes.Add(value);
        }
    }
}
