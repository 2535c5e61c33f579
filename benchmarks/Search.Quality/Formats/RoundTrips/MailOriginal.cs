using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Search.Quality;

/// <summary>A mail: its header lines and the paragraphs of its bodies.</summary>
internal static partial class MailOriginal
{
    /// <summary>Reads a mail of which a body is not within another mail.</summary>
    public static IOriginal Open(byte[] file)
    {
        var mail = Encoding.Latin1.GetString(file).ReplaceLineEndings("\n");
        var bodies = new List<string>();
        AddBodies(mail, bodies);
        var head = HeadOf(mail);
        return new PlacedOriginal(place => place.Part is not { } part ? null
            : part.StartsWith("body", StringComparison.Ordinal) ? bodies.ElementAtOrDefault(NumberOf(part) - 1)
            : part == "Subject" ? HeaderOf(head, part)
            : $"{part}: {Name().Replace(HeaderOf(head, part), "\"${name}\" <")}");
    }

    private static int NumberOf(string part) =>
        part == "body" ? 1 : int.Parse(part.AsSpan("body ".Length), CultureInfo.InvariantCulture);

    private static string HeadOf(string entity) =>
        FoldedLine().Replace(entity.Split("\n\n", 2)[0], " ");

    private static string HeaderOf(string head, string name)
    {
        var line = head.Split('\n')
            .FirstOrDefault(one => one.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase));
        var value = line is null ? "" : line[(name.Length + 1)..].Trim();
        return EncodedWord().Replace(BetweenWords().Replace(value, "?==?"), DecodeWord)
            .Replace("\"", "", StringComparison.Ordinal);
    }

    private static string DecodeWord(Match word)
    {
        var text = word.Groups["text"].Value;
        var bytes = word.Groups["kind"].Value is "B" or "b"
            ? Convert.FromBase64String(text)
            : DecodeQuoted(text.Replace('_', ' '));
        return EncodingOf(word.Groups["charset"].Value).GetString(bytes);
    }

    private static void AddBodies(string entity, List<string> bodies)
    {
        var head = HeadOf(entity);
        var body = entity.Split("\n\n", 2) is [_, var rest] ? rest : "";
        if (Boundary().Match(head) is { Success: true } boundary)
        {
            var parts = $"\n{body}".Split($"\n--{boundary.Groups["value"].Value}")[1..];
            var texts = parts.TakeWhile(part => !part.StartsWith("--", StringComparison.Ordinal))
                .Select(part => part.TrimStart('\n'));
            var isChoice = head.Contains("multipart/alternative", StringComparison.OrdinalIgnoreCase);
            foreach (var part in isChoice ? texts.Take(1) : texts)
            {
                AddBodies(part, bodies);
            }
        }
        else if (!HeaderOf(head, "Content-Disposition").StartsWith("attachment", StringComparison.OrdinalIgnoreCase))
        {
            bodies.Add(Decode(head, body));
        }
    }

    private static string Decode(string head, string body)
    {
        var bytes = HeaderOf(head, "Content-Transfer-Encoding").ToUpperInvariant() switch
        {
            "BASE64" => Convert.FromBase64String(body),
            "QUOTED-PRINTABLE" => DecodeQuoted(body.Replace("=\n", "", StringComparison.Ordinal)),
            _ => Encoding.Latin1.GetBytes(body),
        };
        var text = EncodingOf(Charset().Match(head).Groups["value"].Value).GetString(bytes);
        return head.Contains("text/html", StringComparison.OrdinalIgnoreCase)
            ? WebUtility.HtmlDecode(Tag().Replace(text, ""))
            : text;
    }

    private static byte[] DecodeQuoted(string text) => Encoding.Latin1.GetBytes(QuotedByte().Replace(
        text, code => ((char)Convert.FromHexString(code.Groups["hex"].Value)[0]).ToString()));

    private static Encoding EncodingOf(string charset) => charset.Length == 0
        ? Encoding.UTF8
        : CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);

    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"(?<=^|, )(?<name>[^<>"",]+) <", Options, 10_000)]
    private static partial Regex Name();

    [GeneratedRegex(@"\n[ \t]+", Options, 10_000)]
    private static partial Regex FoldedLine();

    [GeneratedRegex(@"=\?(?<charset>[^?]+)\?(?<kind>[bq])\?(?<text>[^?]*)\?=", Options, 10_000)]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"\?=\s+=\?", Options, 10_000)]
    private static partial Regex BetweenWords();

    [GeneratedRegex(@"boundary=""?(?<value>[^"";\s]+)""?", Options, 10_000)]
    private static partial Regex Boundary();

    [GeneratedRegex(@"charset=""?(?<value>[^"";\s]+)""?", Options, 10_000)]
    private static partial Regex Charset();

    [GeneratedRegex(@"=(?<hex>[0-9A-F]{2})", Options, 10_000)]
    private static partial Regex QuotedByte();

    [GeneratedRegex(@"<(?<name>script|style|title)\b(?s:.*?)</\k<name>\s*>|<[^<>]*>", Options, 10_000)]
    private static partial Regex Tag();
}
