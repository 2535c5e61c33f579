namespace AskYourDocuments;

/// <summary>Finds this project's own documentation, which is asked when no folder is named.</summary>
internal static class ProjectDocs
{
    public static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var docs = Path.Combine(folder.FullName, "docs");
            if (File.Exists(Path.Combine(folder.FullName, "Search.sln")) && Directory.Exists(docs))
            {
                return docs;
            }
        }

        return null;
    }
}
