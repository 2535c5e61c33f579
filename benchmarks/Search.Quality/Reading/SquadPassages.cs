using Search.Evaluation;
using Search.Pipeline;
using Search.Retrieval;

namespace Search.Quality;

/// <summary>The paragraphs of a data set, searched by words.</summary>
internal sealed class SquadPassages
{
    private readonly List<(int Article, ScoredChunk Passage)> _passages = [];
    private readonly Bm25Corpus _corpus;

    public SquadPassages(SquadDataSet dataSet)
    {
        for (var a = 0; a < dataSet.Articles.Count; a++)
        {
            var paragraphs = dataSet.Articles[a].Paragraphs;
            for (var p = 0; p < paragraphs.Count; p++)
            {
                _passages.Add((a, Passages.Of(paragraphs[p].Context, $"{a}/{p}")));
            }
        }

        _corpus = new Bm25Corpus([.. _passages.Select(passage => passage.Passage.Chunk.Text)]);
    }

    /// <summary>The best passages for a task's question out of other articles: none of them has an answer.</summary>
    public SquadTask WithWrongPassages(SquadTask task, int count) => task with
    {
        Passages = [.. Best(task).Where(passage => passage.Article != task.Article).Take(count).Select(p => p.Passage)],
        HasAnswer = false,
    };

    /// <summary>The task's own paragraph among the best other passages, whichever article they are of.</summary>
    public SquadTask WithDistractors(SquadTask task, int count)
    {
        var own = task.Passages[0];
        var others = Best(task).Select(passage => passage.Passage)
            .Where(passage => passage.Chunk.Id != own.Chunk.Id)
            .Take(count - 1);
        return task with { Passages = [own, .. others] };
    }

    private IEnumerable<(int Article, ScoredChunk Passage)> Best(SquadTask task) =>
        _corpus.Search(task.Question.Question, _passages.Count).Select(hit => _passages[hit.Text]);
}
