using Microsoft.Extensions.AI;
using Search.Indexing;
using Search.Pipeline;
using Search.Reader;
using Search.Retrieval;

namespace Search;

/// <summary>Registers the components of this library and names its stages that need no choice.</summary>
internal static class BuiltInComponents
{
    public static void AddTo(GraphCatalog catalog)
    {
        AddIndexing(catalog);
        AddRetrieval(catalog);
        AddAnswers(catalog);
        AddTexts(catalog);
        AddOf<string>(catalog, "Text");
        AddOf<IReadOnlyList<Document>>(catalog, "Documents");
        AddOf<IReadOnlyList<ScoredChunk>>(catalog, "Chunks");
        AddOf<IReadOnlyList<Answer>>(catalog, "Answers");
        AddOf<ReadingResult>(catalog, "Reading");
        AddList<Document>(catalog, "Documents");
        AddList<Chunk>(catalog, "Chunks");
        AddList<Answer>(catalog, "Answers");
        AddList<string>(catalog, "Texts");
        AddStages(catalog);
    }

    private static void AddStages(GraphCatalog catalog) => catalog
        .AddResource("cleaner-empty-lines", new EmptyLineCleaner())
        .AddResource("cleaner-hyphens", new HyphenCleaner())
        .AddResource("cleaner-ligatures", new LigatureCleaner())
        .AddResource("cleaner-page-numbers", new PageNumberCleaner())
        .AddResource("cleaner-repeated-lines", new RepeatedLineCleaner())
        .AddResource("cleaner-unicode", new UnicodeCleaner())
        .AddResource("cleaner-white-space", new WhiteSpaceCleaner())
        .AddResource("converter-all", IndexingBranch.All.Converter)
        .AddResource("converter-pdf", IndexingBranch.Pdf.Converter)
        .AddResource("converter-office", IndexingBranch.Office.Converter)
        .AddResource("converter-web", IndexingBranch.Web.Converter)
        .AddResource("converter-text", IndexingBranch.Text.Converter)
        .AddResource("ranker-lost-in-the-middle", new LostInTheMiddleRanker());

    private static void AddIndexing(GraphCatalog catalog)
    {
        catalog.Register(
            "FileTypeRouter",
            settings => new FileTypeRouter(settings.Each("routes", (routes, name) => routes.Texts(name))),
            (router, writer) => writer.Section("routes", routes =>
            {
                foreach (var (name, mediaTypes) in router.Routes)
                {
                    routes.Texts(name, mediaTypes);
                }
            }));
        catalog.Register(
            "Converter",
            settings => new ConverterComponent(settings.Resource<IDocumentConverter>("converter"), Limits(settings)),
            (converter, writer) =>
            {
                writer.Resource("converter", converter.Converter);
                Write(writer, converter.Limits);
            });
        catalog.Register(
            "Cleaner", settings => new CleanerComponent(settings.Resource<IDocumentCleaner>("cleaner")),
            (cleaner, writer) => writer.Resource("cleaner", cleaner.Cleaner));
        catalog.Register(
            "Splitter", settings => new SplitterComponent(settings.Resource<IDocumentSplitter>("splitter")),
            (splitter, writer) => writer.Resource("splitter", splitter.Splitter));
        catalog.Register(
            "ChunkEmbedder", settings => new ChunkEmbedderComponent(settings.Resource<ChunkEmbedder>("embedder")),
            (embedder, writer) => writer.Resource("embedder", embedder.Embedder));
        AddStore(catalog);
        catalog.Register(
            "MetadataRouter",
            settings => new MetadataRouter(settings.Each("routes", (routes, name) => routes.Filter(name)!)),
            (router, writer) => writer.Section("routes", routes =>
            {
                foreach (var (name, filter) in router.Routes)
                {
                    routes.Filter(name, filter);
                }
            }));
    }

    private static void AddStore(GraphCatalog catalog)
    {
        catalog.Register(
            "CacheChecker",
            settings => new CacheChecker(
                settings.Resource<IChunkStore>("store"), RecipeSettings.Read(settings), Limits(settings)),
            (checker, writer) =>
            {
                writer.Resource("store", checker.Store);
                RecipeSettings.Write(writer, checker.Recipe);
                Write(writer, checker.Limits);
            });
        catalog.Register(
            "Writer",
            settings => new WriterComponent(
                settings.Resource<IChunkStore>("store"), settings.Text("recipe", IndexingRecipe.DefaultName)),
            (component, writer) =>
            {
                writer.Resource("store", component.Store);
                writer.Text("recipe", component.Recipe);
            });
        catalog.Register(
            "SimilarDocuments",
            settings => new SimilarDocumentsComponent(
                settings.Resource<IChunkStore>("store"), Top(settings, SimilarDocumentsComponent.DefaultTop)),
            (component, writer) =>
            {
                writer.Resource("store", component.Store);
                writer.Number("top", (int)component.Top.DefaultValue!);
            });
    }

    private static void AddRetrieval(GraphCatalog catalog)
    {
        catalog.Register(
            "Retriever",
            settings => new RetrieverComponent(
                settings.Resource<IRetriever>("retriever"), Top(settings, RetrieverComponent.DefaultTop),
                settings.Filter("filter")),
            (component, writer) =>
            {
                writer.Resource("retriever", component.Retriever);
                writer.Number("top", (int)component.Top.DefaultValue!);
                writer.Filter("filter", component.OwnFilter);
            });
        catalog.Register(
            "VectorRetriever",
            settings => new VectorRetrieverComponent(
                settings.Resource<IVectorIndex>("index"), Top(settings, RetrieverComponent.DefaultTop),
                settings.Filter("filter")),
            (component, writer) =>
            {
                writer.Resource("index", component.Index);
                writer.Number("top", (int)component.Top.DefaultValue!);
                writer.Filter("filter", component.OwnFilter);
            });
        catalog.Register(
            "TextEmbedder",
            settings => new TextEmbedderComponent(
                settings.Resource<IEmbeddingGenerator<string, Embedding<float>>>("generator")),
            (component, writer) => writer.Resource("generator", component.Generator));
        catalog.Register(
            "ChunkJoiner",
            settings => new ChunkJoiner(
                settings.Choice("method", RankFusionMethod.ReciprocalRank), settings.Numbers("weights"),
                Top(settings, int.MaxValue)),
            (component, writer) =>
            {
                writer.Text("method", component.Method.ToString());
                writer.Numbers("weights", component.Weights);
                writer.Number("top", (int)component.Top.DefaultValue!);
            });
        catalog.Register(
            "Ranker",
            settings => new RankerComponent(settings.Resource<IRanker>("ranker"), Top(settings, int.MaxValue)),
            (component, writer) =>
            {
                writer.Resource("ranker", component.Ranker);
                writer.Number("top", (int)component.Top.DefaultValue!);
            });
    }

    private static void AddAnswers(GraphCatalog catalog)
    {
        catalog.Register(
            "Reader",
            settings => new ReaderComponent(
                settings.Resource<IAnswerReader>("reader"),
                settings.Number("rank_weight", ReaderComponent.DefaultRankWeight)),
            (component, writer) =>
            {
                writer.Resource("reader", component.Reader);
                writer.Number("rank_weight", component.RankWeight);
            });
        catalog.Register(
            "AnswerBuilder", settings => new AnswerBuilder(Top(settings, AnswerBuilder.DefaultTop)),
            (component, writer) => writer.Number("top", (int)component.Top.DefaultValue!));
        catalog.Register(
            "AnswerJoiner",
            settings => new AnswerJoiner(
                settings.Flag("merge_same_place_only", defaultValue: false)
                    ? null
                    : settings.Number("overlap_threshold", ExtractiveReaderOptions.DefaultOverlapThreshold),
                Top(settings, int.MaxValue)),
            (component, writer) =>
            {
                writer.Flag("merge_same_place_only", component.OverlapThreshold is null);
                writer.Number("overlap_threshold", component.OverlapThreshold);
                writer.Number("top", (int)component.Top.DefaultValue!);
            });
        catalog.Register(
            "FaqMatcher",
            settings => new FaqMatcher(
                settings.Text("field", FaqMatcher.DefaultField),
                settings.Number("minimum_score", double.NegativeInfinity)),
            (component, writer) =>
            {
                writer.Text("field", component.Field);
                writer.Number(
                    "minimum_score", double.IsFinite(component.MinimumScore) ? component.MinimumScore : null);
            });
        catalog.Register(
            "Chat",
            settings => new ChatComponent(
                settings.Resource<IChatClient>("client"),
                settings.Has("instructions") ? settings.Text("instructions") : null,
                settings.Has("options") ? settings.Resource<ChatOptions>("options") : null),
            (component, writer) =>
            {
                writer.Resource("client", component.Client);
                writer.Text("instructions", component.Instructions);
                if (component.Options is { } options)
                {
                    writer.Resource("options", options);
                }
            });
    }

    private static void AddTexts(GraphCatalog catalog)
    {
        catalog.Register(
            "PromptBuilder", settings => new PromptBuilder(settings.Text("template")),
            (component, writer) => writer.Text("template", component.Template));
        catalog.Register(
            "TextJoiner", settings => new TextJoiner(settings.Text("separator", "\n")),
            (component, writer) => writer.Text("separator", component.Separator));
        catalog.Register(
            "LengthRouter", settings => new LengthRouter(settings.WholeNumber("limit", 100, 1)),
            (component, writer) => writer.Number("limit", component.Limit));
        catalog.Register(
            "LanguageChecker", settings => new LanguageChecker(settings.Texts("languages")),
            (component, writer) => writer.Texts("languages", component.Languages));
        catalog.Register(
            "LanguageRouter", settings => new LanguageRouter(settings.Texts("languages")),
            (component, writer) => writer.Texts("languages", component.Languages));
    }

    private static void AddOf<T>(GraphCatalog catalog, string kind)
    {
        catalog.Register($"BranchJoiner.{kind}", _ => new BranchJoiner<T>(), (_, _) => { });
        catalog.Register(
            $"ConditionRouter.{kind}",
            settings => new ConditionRouter<T>(
                [.. settings.Each("routes", (routes, name) => routes.Resource<Func<T, bool>>(name))
                    .Select(route => new Route<T>(route.Key, route.Value))]),
            (router, writer) => writer.Section("routes", routes =>
            {
                foreach (var route in router.Routes)
                {
                    routes.Resource(route.Name, route.Condition);
                }
            }));
    }

    private static void AddList<T>(GraphCatalog catalog, string kind) =>
        catalog.Register($"ListJoiner.{kind}", _ => new ListJoiner<T>(), (_, _) => { });

    private static int Top(ComponentSettings settings, int defaultValue) =>
        settings.WholeNumber("top", defaultValue, 1);

    private static ConversionLimits Limits(ComponentSettings settings)
    {
        var limits = ConversionLimits.Default;
        return new ConversionLimits
        {
            MaxBytes = settings.LargeNumber("max_bytes", limits.MaxBytes),
            MaxCharacters = settings.WholeNumber("max_characters", limits.MaxCharacters, 1),
            MaxDepth = settings.WholeNumber("max_depth", limits.MaxDepth, 1),
            MaxInflatedBytes = settings.LargeNumber("max_inflated_bytes", limits.MaxInflatedBytes),
            MaxInflationRatio = settings.WholeNumber("max_inflation_ratio", limits.MaxInflationRatio, 1),
            MaxEntries = settings.WholeNumber("max_entries", limits.MaxEntries, 1),
            MaxPages = settings.WholeNumber("max_pages", limits.MaxPages, 1),
            MaxTime = TimeSpan.FromSeconds(settings.WholeNumber("max_seconds", (int)limits.MaxTime.TotalSeconds, 1)),
        };
    }

    private static void Write(ComponentSettingsWriter writer, ConversionLimits limits)
    {
        writer.Number("max_bytes", limits.MaxBytes);
        writer.Number("max_characters", limits.MaxCharacters);
        writer.Number("max_depth", limits.MaxDepth);
        writer.Number("max_inflated_bytes", limits.MaxInflatedBytes);
        writer.Number("max_inflation_ratio", limits.MaxInflationRatio);
        writer.Number("max_entries", limits.MaxEntries);
        writer.Number("max_pages", limits.MaxPages);
        writer.Number("max_seconds", Math.Ceiling(limits.MaxTime.TotalSeconds));
    }
}
