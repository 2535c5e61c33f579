namespace Search.Evaluation;

/// <summary>Decides which stage lost a question.</summary>
/// <remarks>
/// <para>The first stage at which a perfect one in its place would have saved the question:</para>
/// <para>the splitter, when the text around the answer was found but the answer had been cut away from it, or when the
/// reader does with the uncut text what it does not with the chunks: answer right, be surer of the right answer than of
/// the one that came first, or be so sure that the answer is believed; the retriever, when no chunk with the answer was
/// found; the ranker, when one was found and not read; the reader, when one was read and no accepted answer is among
/// the candidates; the selection, when one is and is not the first; the threshold, when the first is right and was
/// refused, or when a question without an answer got one.</para>
/// </remarks>
public static class Loss
{
    /// <summary>The stage that lost a question; <see cref="LostBy.Nothing"/> when it ended right.</summary>
    public static LostBy Of(QuestionRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.Error is not null)
        {
            return LostBy.Failure;
        }

        if (!row.IsAnswerable)
        {
            return row.IsRefused || row.Given is null ? LostBy.Nothing : LostBy.Threshold;
        }

        return row.AcceptedRank switch
        {
            1 when !row.IsRefused => LostBy.Nothing,
            1 => IsSureOfTheWholeOnly(row, row.NullThreshold) ? LostBy.Splitter : LostBy.Threshold,
            not null => IsSureOfTheWholeOnly(row, row.Candidates[0].NullGap) ? LostBy.Splitter : LostBy.Selection,
            null => BeforeTheAnswer(row),
        };
    }

    // Whether the right answer has a greater gap than that with the words around it, and has not as it was cut.
    private static bool IsSureOfTheWholeOnly(QuestionRow row, double? than) =>
        row.ReaderAlone is { IsAccepted: true } whole && whole.NullGap > than
        && (row.ReaderOnChunks is { } cut ? !(cut.IsAccepted && cut.NullGap > than) : row.IsAnswerCut == true);

    private static LostBy BeforeTheAnswer(QuestionRow row)
    {
        if (row.Retrieved.Passage is null)
        {
            var isCutAway =
                row.Retrieved.Nearby is not null || (row.IsAnswerCut == true && row.Retrieved.Document is not null);
            return isCutAway ? LostBy.Splitter : LostBy.Retriever;
        }

        if (row.Read.Passage is null)
        {
            return LostBy.Ranker;
        }

        if (row.Given is null)
        {
            // Nobody was asked to read.
            return LostBy.Nothing;
        }

        return row is { ReaderAlone.IsAccepted: true, ReaderOnChunks.IsAccepted: false }
            ? LostBy.Splitter
            : LostBy.Reader;
    }
}
