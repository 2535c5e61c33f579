using System.CommandLine;
using Search.Quality;

var command =
    new RootCommand("Measures how good the answers are. Each verb prints its figures and ends with a line of totals.")
{
    AnswersVerb.Create(),
    FiltersVerb.Create(),
    SplittingSpeedVerb.Create(),
    RankingVerbs.Fusion(),
    RankingVerbs.Bm25(),
    RankingVerbs.Reordering(),
    RankingVerbs.Evaluators(),
    TrecMeasuresVerb.Create(),
    RetrievalVerb.Create(),
    StudyVerb.Create(),
    KeywordSpeedVerb.Create(),
    StoreSpeedVerb.Create(),
    StoreKillsVerb.Create(),
    StoreKillsVerb.CreateWorker(),
    StoreReadersVerb.Create(),
    EmbeddingsVerb.Create(),
    EmbeddingsSpeedVerb.Create(),
    EmbeddingsMemoryVerb.Create(),
    ConvertersSpeedVerb.Create(),
    LargeTextVerb.Create(),
    FormatsVerb.Create(),
    RoundTripVerb.Create(),
    TokenizersVerb.Create(),
    TokenizersDifferentialVerb.Create(),
    TokenizersSpeedVerb.Create(),
    FuzzVerb.Create(),
    PdfSpeedVerb.Create(),
    SquadMetricsVerb.Create(),
    ReaderVerb.Create(),
    ReaderCasesVerb.Create(),
    CalibrateVerb.Create(),
    ReaderSpeedVerb.Create(),
    GraphSpeedVerb.Create(),
    ResultsVerb.Create(),
    CompareVerb.Create(),
    HostileFilesVerb.Create(),
    VectorEmbedVerb.Create(),
    VectorSpeedVerb.Create(),
    VectorChurnVerb.Create(),
    QaVerb.Create(),
};

return await command.Parse(args).InvokeAsync();
