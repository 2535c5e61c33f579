using System.Diagnostics.Metrics;
using Microsoft.ML.OnnxRuntime;

namespace Search.Inference.Tests;

public sealed class TransformerModelTests
{
    private static readonly string[] Output = ["last_hidden_state"];

    private static readonly (string, int)[] BertInputs =
        [("input_ids", EchoModel.Wide), ("attention_mask", EchoModel.Wide), ("token_type_ids", EchoModel.Wide)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(EchoModel.Narrow)]
    [InlineData(EchoModel.Wide)]
    public void AGraphGetsItsInputsInItsOwnTypesWithPaddingMasked(int type)
    {
        using var files = new EchoModel([("attention_mask", type), ("input_ids", EchoModel.Narrow)]);
        using var model = TransformerModel.Load(files.Open());
        using var output = Run(model, "b", "a c");
        Assert.Equal([2, 4, 2], output["last_hidden_state"].Dimensions.ToArray());
        Assert.Equal([1, 1, 1, 4, 1, 2, 0, 0], output["last_hidden_state"].Row(0).ToArray());
        Assert.Equal([1, 1, 1, 3, 1, 5, 1, 2], output["last_hidden_state"].Row(1).ToArray());
    }

    [Theory]
    [InlineData("bert", 0, new float[] { 0, 1, 2, 0 })]
    [InlineData("roberta", 1, new float[] { 2, 3, 4, 1 })]
    public void PositionsCountAsTheFamilyDoes(string family, int padding, float[] expected)
    {
        var configuration = $$"""
            {"model_type": "{{family}}", "max_position_embeddings": 512, "pad_token_id": {{padding}}}
            """;
        using var files = new EchoModel(
            [("input_ids", EchoModel.Wide), ("position_ids", EchoModel.Wide)], configuration: configuration);
        using var model = TransformerModel.Load(files.Open());
        using var output = Run(model, "b", "a c");
        var row = output["last_hidden_state"].Row(0).ToArray();
        Assert.Equal(expected, row.Where((_, i) => i % 2 == 1));
        Assert.Equal(padding, row[^2]);
    }

    [Fact]
    public void HalfPrecisionIsReadAsSinglePrecision()
    {
        using var files = new EchoModel([("input_ids", EchoModel.Wide)], EchoModel.Half);
        using var model = TransformerModel.Load(files.Open());
        using var output = Run(model, "h");
        Assert.Equal([1, 10, 2], output["last_hidden_state"].Values.ToArray());
    }

    [Fact]
    public void AnUnknownInputIsRefusedByName()
    {
        using var files = new EchoModel([("input_ids", EchoModel.Wide), ("pixel_values", EchoModel.Wide)]);
        var error = Assert.Throws<ModelException>(() => TransformerModel.Load(files.Open()));
        Assert.Contains("wants an input 'pixel_values'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AGraphWithoutTokensIsRefused()
    {
        using var files = new EchoModel([("attention_mask", EchoModel.Wide)]);
        var error = Assert.Throws<ModelException>(() => TransformerModel.Load(files.Open()));
        Assert.Contains("has no input 'input_ids'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnInputOfAnotherTypeIsRefusedByName()
    {
        using var files = new EchoModel([("input_ids", EchoModel.Wide), ("attention_mask", EchoModel.Full)]);
        var error = Assert.Throws<ModelException>(() => TransformerModel.Load(files.Open()));
        Assert.Contains("'attention_mask'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnOutputThatHoldsNoFractionsIsRefusedByName()
    {
        using var files = new EchoModel(BertInputs, EchoModel.Wide);
        using var model = TransformerModel.Load(files.Open());
        var error = Assert.Throws<ModelException>(() => Run(model, "a"));
        Assert.Contains("'last_hidden_state' of the model", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnUnknownOutputIsRefusedWithTheKnownOnes()
    {
        using var files = new EchoModel(BertInputs);
        using var model = TransformerModel.Load(files.Open());
        var error = Assert.Throws<ArgumentException>(() => model.Run([model.Tokenizer.Encode("a")], ["logits"], Token));
        Assert.Contains("it has last_hidden_state", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileThatIsNoModelIsRefused()
    {
        using var files = new EchoModel(BertInputs);
        files.Write("model.onnx", "not a model");
        var error = Assert.Throws<ModelException>(() => TransformerModel.Load(files.Open()));
        Assert.Contains("cannot be loaded", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PaddingIsReportedToTheCallerAndMeasured()
    {
        using var files = new EchoModel(BertInputs);
        using var model = TransformerModel.Load(files.Open());
        var shares = new List<double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == InferenceTelemetry.MeterName
                    && instrument.Name == InferenceTelemetry.PaddingShare)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((_, value, tags, _) =>
        {
            if ((string?)tags[0].Value == model.Folder.Name)
            {
                shares.Add(value);
            }
        });
        listener.Start();
        using var output = Run(model, "a", "a b c");
        Assert.Equal(new BatchReport(1, 2, 8, 2), output.Batch);
        Assert.Equal([0.2], shares);
        Assert.Equal(output.Batch.PaddingShare, shares[0]);
    }

    [Theory]
    [InlineData(SessionMemory.Keep, true)]
    [InlineData(SessionMemory.Shrink, false)]
    [InlineData(SessionMemory.Unpooled, false)]
    public void MemorySettingsDoNotChangeTheResult(SessionMemory memory, bool plans)
    {
        using var files = new EchoModel(BertInputs);
        using var model = TransformerModel.Load(
            files.Open(), new TransformerModelOptions { Memory = memory, PlansMemoryByShape = plans, Threads = 1 });
        for (var i = 0; i < 3; i++)
        {
            using var output = Run(model, "a b", "c");
            Assert.Equal([1, 1, 0, 3, 1, 0, 4, 1, 0, 2, 1, 0], output["last_hidden_state"].Row(0).ToArray());
        }
    }

    [Fact]
    public void AMemorySettingOutOfRangeIsRefused()
    {
        using var files = new EchoModel(BertInputs);
        Assert.Throws<ArgumentOutOfRangeException>(
            () => TransformerModel.Load(files.Open(), new TransformerModelOptions { Memory = (SessionMemory)9 }));
    }

    [Fact]
    public void TheSessionCanBeConfigured()
    {
        using var files = new EchoModel(BertInputs);
        var threads = 0;
        var options = new TransformerModelOptions
        {
            Threads = 2,
            ConfigureSession = session =>
            {
                threads = session.IntraOpNumThreads;
                session.GraphOptimizationLevel = GraphOptimizationLevel.ORT_DISABLE_ALL;
            },
        };
        using var model = TransformerModel.Load(files.Open(), options);
        using var output = Run(model, "a");
        Assert.Equal(2, threads);
        Assert.Equal([1, 1, 0, 3, 1, 0, 2, 1, 0], output["last_hidden_state"].Values.ToArray());
    }

    [Fact]
    public void WhatTheHookThrowsIsNotHidden()
    {
        using var files = new EchoModel(BertInputs);
        var options = new TransformerModelOptions
        {
            ConfigureSession = _ => throw new NotSupportedException("no such device"),
        };
        Assert.Throws<NotSupportedException>(() => TransformerModel.Load(files.Open(), options));
    }

    [Fact]
    public async Task ManyCallersShareOneModel()
    {
        using var files = new EchoModel([("input_ids", EchoModel.Wide)]);
        using var model = TransformerModel.Load(files.Open());
        string[] words = ["a", "b", "c", "d", "e", "f", "g", "h"];
        var callers = Enumerable.Range(0, 8).Select(caller => Task.Run(
            () =>
            {
                for (var i = 0; i < 200; i++)
                {
                    using var output = Run(model, words[caller], "a b c");
                    Assert.Equal([1, 3 + caller, 2, 0, 0], output["last_hidden_state"].Row(0).ToArray());
                }
            },
            Token));
        await Task.WhenAll(callers);
    }

    [Fact]
    public async Task AModelMayBeDisposedWhileItRuns()
    {
        for (var round = 0; round < 20; round++)
        {
            using var files = new EchoModel([("input_ids", EchoModel.Wide)]);
            var model = TransformerModel.Load(files.Open(), new TransformerModelOptions { Threads = 1 });
            using var running = new CountdownEvent(8);
            var callers = Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
                () => RunUntilDisposed(model, running), Token, TaskCreationOptions.LongRunning, TaskScheduler.Default));
            var all = Task.WhenAll(callers);
            running.Wait(Token);
            model.Dispose();
            model.Dispose();
            Assert.All(await all, runs => Assert.True(runs > 0));
        }
    }

    [Fact]
    public void AnOutputOutlivesItsModel()
    {
        using var files = new EchoModel([("input_ids", EchoModel.Wide)]);
        var model = TransformerModel.Load(files.Open());
        var output = Run(model, "a");
        model.Dispose();
        Assert.Throws<ObjectDisposedException>(() => Run(model, "a"));
        Assert.Equal([1, 3, 2], output["last_hidden_state"].Values.ToArray());
        output.Dispose();
        output.Dispose();
        Assert.Throws<ObjectDisposedException>(() => output["last_hidden_state"].Values.Length);
    }

    [Fact]
    public void ARunIsCancelledInside()
    {
        using var model = TransformerModel.Load(ModelFolder.Open(RepositoryFiles.Embedder));
        var row = model.Tokenizer.Encode(string.Concat(Enumerable.Repeat("word ", 500)));
        TokenEncoding[] rows = [.. Enumerable.Repeat(row, 64)];
        using var cancelled = new CancellationTokenSource();

        // The batch would take seconds.
        cancelled.CancelAfter(TimeSpan.FromMilliseconds(100));
        var error = Assert.ThrowsAny<OperationCanceledException>(() => model.Run(rows, Output, cancelled.Token));
        Assert.Equal(cancelled.Token, error.CancellationToken);
        using var again = Run(model, "The model is as good as before.");
        Assert.Equal(1, again["last_hidden_state"].Dimensions[0]);
    }

    private static ModelOutput Run(TransformerModel model, params string[] texts) =>
        model.Run([.. texts.Select(model.Tokenizer.Encode)], Output, Token);

    private static int RunUntilDisposed(TransformerModel model, CountdownEvent running)
    {
        for (var runs = 0; ; runs++)
        {
            try
            {
                using var output = Run(model, "a");
                Assert.Equal([1, 3, 2], output["last_hidden_state"].Values.ToArray());
            }
            catch (ObjectDisposedException)
            {
                return runs;
            }

            if (runs == 0)
            {
                running.Signal();
            }
        }
    }
}
