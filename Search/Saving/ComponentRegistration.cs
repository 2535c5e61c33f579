using Search.Pipeline;

namespace Search;

/// <summary>How components of one class are loaded and saved.</summary>
internal sealed record ComponentRegistration(
    string TypeName,
    Func<ComponentSettings, GraphComponent> Load,
    Action<GraphComponent, ComponentSettingsWriter> Save);
