using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Search;

/// <summary>Writes a tree as YAML in the block style.</summary>
internal static class YamlWriter
{
    public static string Write(YamlMap map)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var emitter = new Emitter(text, new EmitterSettings().WithNewLine("\n"));
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Write(emitter, map);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static void Write(Emitter emitter, YamlValue value)
    {
        switch (value)
        {
            case YamlText { Value: var text, IsPlain: var isPlain }:
                emitter.Emit(Scalar(text, isPlain));
                break;
            case YamlList { Items: var items }:
                var flow = items.Count == 0 ? SequenceStyle.Flow : SequenceStyle.Block;
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, flow));
                foreach (var item in items)
                {
                    Write(emitter, item);
                }

                emitter.Emit(new SequenceEnd());
                break;
            case YamlMap { Pairs: var pairs }:
                var style = pairs.Count == 0 ? MappingStyle.Flow : MappingStyle.Block;
                emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, style));
                foreach (var (name, inner) in pairs)
                {
                    emitter.Emit(Scalar(name, IsName(name)));
                    Write(emitter, inner);
                }

                emitter.Emit(new MappingEnd());
                break;
        }
    }

    private static Scalar Scalar(string text, bool isPlain) => new(
        AnchorName.Empty, TagName.Empty, text, isPlain ? ScalarStyle.Plain : ScalarStyle.DoubleQuoted,
        isPlainImplicit: isPlain, isQuotedImplicit: true);

    // What needs no quotes wherever it stands.
    private static bool IsName(string text) =>
        text.Length > 0 && char.IsAsciiLetter(text[0])
        && text is not ("true" or "false" or "null" or "yes" or "no" or "on" or "off" or "y" or "n")
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.');
}
