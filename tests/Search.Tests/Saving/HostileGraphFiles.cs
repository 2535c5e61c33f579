using System.Globalization;
using System.Text;

namespace Search.Tests.Saving;

/// <summary>Graph files that must be refused, by categories.</summary>
internal static class HostileGraphFiles
{
    private const string Head = "format: 1\ncomponents:\n";

    public static IEnumerable<(string Category, string Yaml)> All(string secretPath) =>
    [
        .. Of("unknown type", Types().Select(type => $"{Head}  a:\n    type: {type}\n")),
        .. Of("path", Paths(secretPath).SelectMany(path => new[]
        {
            $"{Head}  a:\n    type: Converter\n    init:\n      converter: {Quoted(path)}\n",
            $"{Head}  a:\n    type: {Quoted(path)}\n",
            $"include: {Quoted(path)}\n{Head}  a:\n    type: TextJoiner\n",
        })),
        .. Of("deep", Deep()),
        .. Of("alias", Aliases()),
        .. Of("huge number", Numbers().SelectMany(number => new[]
        {
            $"max-visits: {number}\n{Head}  a:\n    type: TextJoiner\n",
            $"{Head}  a:\n    type: LengthRouter\n    init:\n      limit: {number}\n",
            $"{Head}  a:\n    type: AnswerBuilder\n    init:\n      top: {number}\n",
        })),
        .. Of("wrong kind", WrongKinds()),
        .. Of("secret", Secrets()),
        .. Of("tag", Tags().Select(tag => $"{Head}  a: {tag} {{ type: TextJoiner }}\n")),
        .. Of("wiring", Wirings()),
        .. Of("malformed", Malformed()),
        .. Of("too much", TooMuch()),
    ];

    private static IEnumerable<(string Category, string Yaml)> Of(string category, IEnumerable<string> files) =>
        files.Select(file => (category, file));

    private static IEnumerable<string> Types() =>
    [
        "System.Diagnostics.Process", "System.IO.File", "\"System.IO.FileInfo, System.Private.CoreLib\"", "Retrever",
        "retriever", "Search.Pipeline.TextJoiner", "TextJoiner ,Search.Pipeline", "\"TextJoiner\\0\"", "BranchJoiner",
        "\"BranchJoiner`1\"", "\"BranchJoiner.Text[]\"", "\"BranchJoiner.Text, mscorlib\"", "Graph2", "graph", "\"\"",
        "object", "System.Object", "../TextJoiner", "TextJoiner()", "new TextJoiner", "\"${env:SET}\"",
        "System.Windows.Data.ObjectDataProvider", "Microsoft.CSharp.CSharpCodeProvider", "LambdaComponent",
        "SubgraphComponent", "\"Ретривер\"", $"\"{new string('x', 5000)}\"",
    ];

    private static IEnumerable<string> Paths(string secretPath) =>
    [
        "../../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "..\\..\\windows\\win.ini", "~/.ssh/id_rsa",
        "\\\\server\\share\\file", "http://localhost/graph.yaml", "/dev/zero", "/dev/stdin", secretPath,
    ];

    private static IEnumerable<string> Deep()
    {
        foreach (var depth in new[] { 41, 100, 1000, 20_000, 200_000 })
        {
            yield return $"format: 1\nmetadata: {new string('[', depth)}{new string(']', depth)}\n";
            yield return $"format: 1\nmetadata: {new string('[', depth)}\n";
            yield return $"format: 1\nmetadata: {string.Concat(Enumerable.Repeat("{a: ", depth))}\n";
            yield return $"{new string('-', 1)} {string.Concat(Enumerable.Repeat("- ", depth))}a\n";
        }

        yield return Nested(20);
        yield return Nested(9);
    }

    private static string Nested(int depth)
    {
        var text = new StringBuilder("format: 1\n");
        for (var i = 0; i < depth; i++)
        {
            var indent = new string(' ', 4 * i);
            text.Append(CultureInfo.InvariantCulture, $"{indent}components: {{ a: {{ type: Graph, graph: {{ \n");
        }

        return text.Append(string.Concat(Enumerable.Repeat(" } } }", depth))).Append('\n').ToString();
    }

    private static IEnumerable<string> Aliases() =>
    [
        "format: 1\nmetadata:\n  a: &a [x, x]\n  b: &b [*a, *a]\n  c: &c [*b, *b]\n  d: [*c, *c]\n",
        "format: 1\nmetadata: &m\n  a: *m\n",
        "format: 1\nmetadata:\n  a: *missing\n",
        "format: 1\ncomponents:\n  a: &a\n    type: TextJoiner\n  b: *a\n",
        "format: &f 1\n",
        "&root\nformat: 1\n",
        "format: 1\n? &k name\n: x\n",
        "format: 1\nmetadata:\n  <<: *base\n",
        "format: 1\nconnections:\n- &c { from: a.b, to: c.d }\n- *c\n",
        "*x : 1\n",
    ];

    private static IEnumerable<string> Numbers() =>
    [
        "99999999999999999999999999", "-1", "0", "1e999", "1.5", "0x7fffffff", ".inf", ".nan", "2147483648", "1_000",
        "１２", "\"\"", new string('9', 10_000),
    ];

    private static IEnumerable<string> WrongKinds()
    {
        foreach (var value in new[] { "text", "[1, 2]", "3", "null", "[]" })
        {
            yield return $"format: 1\ncomponents: {value}\n";
            yield return $"{Head}  a: {value}\n";
            yield return $"{Head}  a:\n    type: TextJoiner\n    init: {value}\n";
            yield return $"{Head}  a:\n    type: FileTypeRouter\n    init:\n      routes: {value}\n";
            yield return $"{Head}  a:\n    type: ConditionRouter.Text\n    init:\n      routes: {{ way: {value} }}\n";
            yield return $"{Head}  a:\n    type: Retriever\n    init:\n      retriever: {value}\n";
            yield return $"format: 1\nconnections: [{value}]\n";
        }

        foreach (var format in new[] { "2", "text", "[1]", "{}", "''", "01", "1.0" })
        {
            yield return $"format: {format}\n";
        }

        yield return $"{Head}  a:\n    type: [TextJoiner]\n";
        yield return $"{Head}  a:\n    type: TextJoiner\n    init: {{ separator: {{}} }}\n";
        yield return $"{Head}  a:\n    type: TextJoiner\n    init: {{ seperator: x }}\n";
        yield return $"{Head}  a:\n    type: Retriever\n    init: {{ retriever: reader }}\n";
        yield return $"{Head}  a:\n    type: Retriever\n    init: {{ retriever: retriever, filter: '{{' }}\n";
        yield return $"{Head}  a:\n    type: ChunkJoiner\n    init: {{ method: 0 }}\n";
        yield return $"{Head}  a:\n    type: ChunkJoiner\n    init: {{ method: Best }}\n";
        yield return $"{Head}  a:\n    type: ChunkJoiner\n    init: {{ weights: [a] }}\n";
        yield return $"{Head}  a:\n    type: PromptBuilder\n    init: {{ template: '{{a' }}\n";
        yield return $"{Head}  a:\n    type: LanguageRouter\n    init: {{ languages: [en, en] }}\n";
        yield return $"{Head}  a b:\n    type: TextJoiner\n";
        yield return $"{Head}  a:\n    init: {{}}\n";
        yield return $"{Head}  a:\n    type: TextJoiner\n    code: x\n";
    }

    private static IEnumerable<string> Secrets()
    {
        foreach (var key in new[]
        {
            "sk-live-abcdef", "${env:}", "${env:UNSET}", "${env:A-B}", "${env:SET}x", "x${env:SET}", "${ENV:SET}",
            "${file:/etc/passwd}", "${SET}", "$SET", "${env:../SET}", "",
        })
        {
            yield return $"{Head}  a:\n    type: Keyed\n    init: {{ key: \"{key}\" }}\n";
        }

        yield return $"{Head}  a:\n    type: Keyed\n";
        yield return $"{Head}  a:\n    type: Keyed\n    init: {{ key: [sk-live-abcdef] }}\n";
        yield return $"{Head}  a:\n    type: PromptBuilder\n    init: {{ template: \"key ${{env:SET}}\" }}\n";
        yield return $"{Head}  a:\n    type: TextJoiner\n    init: {{ separator: \"${{env:SET}}\" }}\n";
        yield return $"{Head}  a:\n    type: Writer\n    init: {{ store: store, recipe: \"${{env:SET}}\" }}\n";
        yield return "format: 1\nname: \"${env:SET}\"\n";
    }

    private static IEnumerable<string> Tags() =>
        ["!!map", "!System.Diagnostics.Process", "!<tag:yaml.org,2002:map>", "!!python/object/apply:os.system", "!x"];

    private static IEnumerable<string> Wirings()
    {
        const string Parts = Head + "  join:\n    type: TextJoiner\n  build:\n    type: AnswerBuilder\n" +
            "  prompt:\n    type: PromptBuilder\n    init: { template: '{a}' }\nconnections:\n";
        foreach (var (from, to) in new[]
        {
            ("join.text", "build.reading"), ("build.answers", "prompt.a"), ("join.txt", "prompt.a"),
            ("join.text", "prompt.b"), ("jion.text", "prompt.a"), ("join.text", "pompt.a"), ("join", "prompt.a"),
            ("join.text", "prompt"), ("", ""), (".", "."), ("join.text", "join.texts"), ("a.b.c", "d.e.f"),
            ("prompt.a", "join.text"), ("join.text\\0", "prompt.a"),
        })
        {
            yield return $"{Parts}- {{ from: \"{from}\", to: \"{to}\" }}\n";
        }

        yield return $"{Parts}- {{ from: join.text, to: prompt.a }}\n- {{ from: join.text, to: prompt.a }}\n";
        yield return $"{Parts}- {{ from: join.text }}\n";
        yield return $"{Parts}- {{ to: prompt.a }}\n";
        yield return $"{Parts}- {{ from: join.text, to: prompt.a, convert: 'x => x' }}\n";
    }

    private static IEnumerable<string> Malformed() =>
    [
        "", "   \n", "# only a comment\n", "---\n", "null", "[]", "text", "format: 1\nformat: 1\n",
        "format: 1\n---\nformat: 1\n",
        "{", "}", "format: [1\n", "format: \"1\n", "format: 1\n bad: 2\n", "%YAML 9.9\n---\nformat: 1\n",
        "format: 1\ncomponents:\n  a: {type: TextJoiner}\n  a: {type: TextJoiner}\n", "@", "`", "? [a]\n: b\n",
        "format: 1\n\0", "format: '\\x00", "- - -\n  -", "a: b: c\n", ": :\n", "\uFEFF\uFEFFformat: 1", "!!! x", "|\n",
    ];

    private static IEnumerable<string> TooMuch()
    {
        yield return $"format: 1\nname: {new string('x', GraphFile.MaxLength)}\n";
        yield return $"format: 1\nmetadata: [{string.Concat(Enumerable.Repeat("1,", 60_000))}]\n";
        var many = Enumerable.Range(0, GraphFile.MaxComponents + 1).Select(i => $"  c{i}: {{type: TextJoiner}}\n");
        yield return $"{Head}{string.Concat(many)}";
        yield return $"format: 1\nmetadata: {string.Concat(Enumerable.Repeat("{a: ", 39))}1{new string('}', 39)}\n";
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
