using Markdig;
using Markdig.Extensions.Footnotes;
using Markdig.Renderers;

namespace Search.Indexing;

/// <summary>Markdig's footnotes, without the rule that a footnote to which nothing refers is thrown away.</summary>
internal sealed class KeptFootnotes : IMarkdownExtension
{
    private readonly FootnoteExtension _footnotes = new();

    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        _footnotes.Setup(pipeline);
        var parser = pipeline.BlockParsers.FindExact<FootnoteParser>();
        if (parser is not null)
        {
            // The order is given with the first reference; whoever has none at the end is removed.
            parser.Closed += (_, block) => ((Footnote)block).Order = 0;
        }
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) => _footnotes.Setup(pipeline, renderer);
}
