namespace Search.EndToEnd.Tests;

/// <summary>Documents of our own, of every format that is read.</summary>
internal static class SmallCorpus
{
    public const string Bridge = """
        # The harbour bridge

        The bridge was **designed** by *Amelia Okafor* and opened on 19 March 1932 😀.

        ## Costs

        | part | cost |
        | --- | --- |
        | pylons | 240 crowns |

        It cost 4.2 million crowns &amp; was paid off in 1988.
        """;

    public const string Lighthouse = """
        <!doctype html><html lang="en"><head><title>Lighthouse</title><script>var no = "answer";</script></head>
        <body><h1>The lighthouse</h1><p>The lamp of the lighthouse burns <b>whale oil</b>,
        and its keeper is Jonas&nbsp;Lind.</p>
        </body></html>
        """;

    public const string Ferry =
        "The ferry leaves the north pier every 20 minutes.\r\nIts captain is called Ines Duarte.\r\n";

    public static void WriteTo(TemporaryFolder folder)
    {
        folder.Write("bridge.md", Bridge);
        folder.Write("sea/lighthouse.html", Lighthouse);
        folder.Write("sea/ferry.txt", Ferry);
    }
}
