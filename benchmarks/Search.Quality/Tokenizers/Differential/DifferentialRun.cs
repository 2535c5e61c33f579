using System.Text;
using System.Text.Json;
using Search.Inference;

namespace Search.Quality;

/// <summary>Compares one tokenizer file on random texts, in batches.</summary>
internal sealed class DifferentialRun(TokenizerPeer peer, DifferentialCase given, int seed, CaseTally tally)
{
    private const int BatchSize = 500;
    private const string Refused = "error";

    private readonly RandomTexts _texts = new(seed);
    private readonly Tokenizer _tokenizer = Tokenizer.Parse(Encoding.UTF8.GetBytes(given.Json), given.Component);

    /// <summary>Compares so many texts.</summary>
    /// <returns>How many differ.</returns>
    public int Compare(int count)
    {
        peer.Ask("load", ("json", TokenizerPeer.Write(given.Json)));
        var before = tally.Cases - tally.Equal;
        for (var (done, batch) = (0, 0); done < count; done += BatchSize, batch++)
        {
            if (given.Mode == DifferentialMode.Decoded)
            {
                CompareDecoded(skips: batch % 2 == 0, Math.Min(BatchSize, count - done));
            }
            else
            {
                CompareTexts(batch, Math.Min(BatchSize, count - done));
            }
        }

        return tally.Cases - tally.Equal - before;
    }

    private void CompareTexts(int batch, int count)
    {
        var texts = NextTexts(count);
        // A second text cannot be cut where there is none.
        var second = given.Json.Contains("\"OnlySecond\"", StringComparison.Ordinal);
        var pairs = given.Mode is DifferentialMode.Pairs or DifferentialMode.Windows && (second || batch % 2 == 1)
            ? NextTexts(count)
            : null;
        var special = given.Mode != DifferentialMode.Pairs || batch % 4 < 2;
        if (given.Mode == DifferentialMode.Windows)
        {
            ReplaceRefused(texts, pairs);
        }

        var expected = peer.Ask(
            "encode",
            ("texts", TokenizerPeer.Write(texts)),
            ("pairs", pairs is null ? "null" : TokenizerPeer.Write(pairs)),
            ("special", TokenizerPeer.Write(special)));
        var found = given.Mode == DifferentialMode.Padded ? EncodePadded(texts) : EncodeAll(texts, pairs, special);
        foreach (var (wanted, i) in expected.EnumerateArray().Select((wanted, i) => (wanted.GetString()!, i)))
        {
            var input = TokenizerPeer.Write(pairs is null ? [texts[i]] : [texts[i], pairs[i]]);
            Add(input, wanted, found[i]);
        }
    }

    /// <summary>
    /// Draws again what cannot be cut, because a text that stays whole leaves no room for more than the stride: there we
    /// throw, while the library panics, which ends its process.
    /// </summary>
    private void ReplaceRefused(string[] texts, string[]? pairs)
    {
        for (var i = 0; i < texts.Length; i++)
        {
            while (Encode(texts[i], pairs?[i], special: true) == Refused)
            {
                texts[i] = _texts.Next();
                if (pairs is not null)
                {
                    // Either text may be the one that must not be cut.
                    pairs[i] = _texts.Next();
                }
            }
        }
    }

    private void CompareDecoded(bool skips, int count)
    {
        var lists = Enumerable.Range(0, count).Select(_ => _texts.NextIds(DifferentialFile.Words.Length)).ToArray();
        var expected = peer.Ask(
            "decode", ("ids", JsonSerializer.Serialize(lists)), ("skip", TokenizerPeer.Write(skips)));
        foreach (var (wanted, i) in expected.EnumerateArray().Select((wanted, i) => (wanted.GetString()!, i)))
        {
            Add(string.Join(' ', lists[i]), wanted, _tokenizer.Decode(lists[i], skips));
        }
    }

    private void Add(string input, string wanted, string found) => tally.Add(
        given.Component,
        wanted == found ? null : $"{input}\n  expected {Flatten(wanted)}\n  got      {Flatten(found)}");

    private static string Flatten(string text) => text.ReplaceLineEndings(" | ");

    private string[] NextTexts(int count) => [.. Enumerable.Range(0, count).Select(_ => _texts.Next())];

    private string[] EncodeAll(string[] texts, string[]? pairs, bool special) =>
        [.. texts.Select((text, i) => Encode(text, pairs?[i], special))];

    private string Encode(string text, string? pair, bool special)
    {
        try
        {
            if (given.Mode == DifferentialMode.Windows)
            {
                var windows = pair is null
                    ? _tokenizer.EncodeWindows(text, _tokenizer.Truncation!)
                    : _tokenizer.EncodeWindows(text, pair, _tokenizer.Truncation!);
                return string.Join('\n', windows.Select(Describe));
            }

            var encoding = new TokenEncoding();
            if (pair is null)
            {
                _tokenizer.Encode(text, encoding, special);
            }
            else
            {
                _tokenizer.EncodePair(text, pair, encoding, special);
            }

            return Describe(encoding);
        }
        catch (Exception error) when (error is TokenizerException or ArgumentOutOfRangeException)
        {
            return Refused;
        }
    }

    private string[] EncodePadded(string[] texts)
    {
        var batch = Array.ConvertAll(texts, _tokenizer.Encode);
        _tokenizer.Padding!.Pad(batch);
        return Array.ConvertAll(batch, Describe);
    }

    private static string Describe(TokenEncoding encoding)
    {
        var text = new StringBuilder();
        text.AppendJoin(' ', encoding.Ids.ToArray()).Append(';');
        text.AppendJoin(' ', encoding.TypeIds.ToArray()).Append(';');
        text.AppendJoin(' ', encoding.AttentionMask.ToArray()).Append(';');
        text.AppendJoin(' ', Enumerable.Range(0, encoding.Count).Select(i => encoding.IsSpecial(i) ? 1 : 0));
        text.Append(';');
        text.AppendJoin(' ', encoding.Sequences.ToArray()).Append(';');
        text.AppendJoin(' ', encoding.Words.ToArray()).Append(';');
        return text.AppendJoin(' ', encoding.Offsets.ToArray().Select(o => $"{o.Start}-{o.End}")).ToString();
    }
}
