using Search.Indexing;
using Search.Pipeline;

namespace Search;

/// <summary>A recipe among the settings of a component: its name, or the stages it follows from.</summary>
internal static class RecipeSettings
{
    private const string Recipe = "recipe";
    private const string Branches = "branches";
    private const string Splitter = "splitter";
    private const string Cleaners = "cleaners";
    private const string Converter = "converter";
    private const string MediaTypes = "media_types";

    public static IndexingRecipe Read(ComponentSettings settings) => settings.Has(Branches)
        ? new IndexingRecipe(
            [.. settings.Each(Branches, (branches, name) => branches.Section(name, branch => ReadBranch(branch, name)))
                .Select(branch => branch.Value)],
            settings.Resource<IDocumentSplitter>(Splitter), settings.Resources<IDocumentCleaner>(Cleaners))
        : new IndexingRecipe(settings.Text(Recipe, IndexingRecipe.DefaultName));

    public static void Write(ComponentSettingsWriter writer, IndexingRecipe recipe)
    {
        if (recipe.Name is { } name)
        {
            writer.Text(Recipe, name);
            return;
        }

        writer.Section(Branches, branches =>
        {
            foreach (var branch in recipe.Branches)
            {
                branches.Section(branch.Name, settings => WriteBranch(settings, branch));
            }
        });
        writer.Resource(Splitter, recipe.Splitter!);
        writer.Resources(Cleaners, recipe.Cleaners);
    }

    private static IndexingBranch ReadBranch(ComponentSettings settings, string name) =>
        new(name, settings.Resource<IDocumentConverter>(Converter))
        {
            MediaTypes = settings.Texts(MediaTypes),
            Splitter = settings.Has(Splitter) ? settings.Resource<IDocumentSplitter>(Splitter) : null,
        };

    private static void WriteBranch(ComponentSettingsWriter writer, IndexingBranch branch)
    {
        writer.Resource(Converter, branch.Converter);
        writer.Texts(MediaTypes, branch.MediaTypes);
        if (branch.Splitter is not null)
        {
            writer.Resource(Splitter, branch.Splitter);
        }
    }
}
