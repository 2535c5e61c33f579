using System.Collections.Concurrent;
using System.Diagnostics;

namespace Search.Pipeline.Tests.Graphs;

public sealed class TracingTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task EveryVisitIsAnActivity(bool withContent)
    {
        var activities = await RunAsync(
            new Scripted<string, string>("text", (text, _) => text + "!"), new() { TraceContent = withContent });
        var visit = Assert.Single(activities, activity => activity.OperationName == "component part");
        var run = Assert.Single(activities, activity => activity.OperationName == "graph traced");
        Assert.Equal(run.SpanId, visit.ParentSpanId);
        var tags = visit.TagObjects.ToDictionary(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal);
        Assert.Equal("part", tags["search.component.name"]);
        Assert.Equal("Scripted<String, String>", tags["search.component.type"]);
        Assert.Equal(1, tags["search.component.visit"]);
        Assert.Equal(6, tags["search.input.text.size"]);
        Assert.Equal(7, tags["search.output.output.size"]);
        Assert.Equal(withContent, tags.Values.Any(value => value is "secret" or "secret!"));
    }

    [Fact]
    public async Task AFailureIsInTheTrace()
    {
        var activities = await RunAsync(
            new Scripted<string, string>("text", (_, _) => throw new InvalidDataException("secret")), new());
        Assert.Equal(2, activities.Count);
        Assert.All(activities, activity => Assert.Equal(ActivityStatusCode.Error, activity.Status));
        Assert.DoesNotContain(
            activities, activity =>
                $"{activity.StatusDescription}{string.Join(' ', activity.TagObjects)}".Contains("secret",
                    StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyCollection<Activity>> RunAsync(Scripted<string, string> part,
        GraphRunOptions options)
    {
        // Other tests run at the same time; only what stands below this test's own activity counts.
        var activities = new ConcurrentQueue<Activity>();
        using var root = new Activity("test").Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Search.Pipeline",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == root.TraceId)
                {
                    activities.Enqueue(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        var graph = new GraphBuilder();
        graph.Add("part", part);
        var built = graph.Build(new GraphOptions { Name = "traced" });
        try
        {
            await built.RunAsync(new() { { part.Input, "secret" } }, options, TestContext.Current.CancellationToken);
        }
        catch (ComponentException error)
        {
            Assert.IsType<InvalidDataException>(error.InnerException);
        }

        return activities;
    }
}
