using System.Collections;
using System.Diagnostics;

namespace Search.Pipeline;

/// <summary>Runs and visits as activities; what was sent is told only when it is asked for.</summary>
internal static class GraphTracing
{
    private static readonly ActivitySource Source = new("Search.Pipeline");

    /// <summary>Whether anyone listens; else nothing is made.</summary>
    public static bool IsOn => Source.HasListeners();

    public static Activity? StartRun(GraphPlan plan) =>
        Source.StartActivity($"graph {plan.Options.Name}")?.SetTag("search.graph.name", plan.Options.Name);

    public static Activity? StartVisit(ComponentVisit visit, bool withContent)
    {
        var activity = Source.StartActivity($"component {visit.ComponentName}");
        if (activity is not null)
        {
            activity.SetTag("search.component.name", visit.ComponentName);
            activity.SetTag("search.component.type", visit.Node.Component.TypeName);
            activity.SetTag("search.component.visit", visit.Number);
            foreach (var input in visit.Node.Component.Inputs)
            {
                Describe(activity, $"search.input.{input.Name}", visit.ValueOf(input), withContent);
            }
        }

        return activity;
    }

    public static void End(Activity activity, ComponentVisit visit, bool withContent)
    {
        for (var i = 0; i < visit.Outputs.Length; i++)
        {
            if (visit.Outputs[i] is { } value)
            {
                var name = $"search.output.{visit.Node.Outputs[i].Socket.Name}";
                Describe(activity, name, NoneValue.Unpack(value), withContent);
            }
        }
    }

    public static void Fail(Activity? activity, Exception error)
    {
        activity?.SetStatus(ActivityStatusCode.Error);
        activity?.SetTag("error.type", error.GetType().FullName);
    }

    private static void Describe(Activity activity, string name, object? value, bool withContent)
    {
        activity.SetTag($"{name}.size", SizeOf(value));
        if (withContent)
        {
            activity.SetTag(
                name, value is ICollection list ? string.Join(", ", list.Cast<object?>()) : value?.ToString());
        }
    }

    private static int SizeOf(object? value) => value switch
    {
        null => 0,
        string text => text.Length,
        ICollection list => list.Count,
        _ => 1,
    };
}
