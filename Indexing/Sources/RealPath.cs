namespace Search.Indexing;

/// <summary>The path of a folder with every link on the way resolved, so that one folder has one path.</summary>
internal static class RealPath
{
    private const int MaxLinks = 40;

    /// <exception cref="IOException">A link leads nowhere, or in a circle.</exception>
    public static string Of(DirectoryInfo folder)
    {
        var links = 0;
        return Resolve(folder.FullName, ref links);
    }

    private static string Resolve(string path, ref int links)
    {
        var resolved = Path.GetPathRoot(path)!;
        var names = path[resolved.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
        foreach (var name in names)
        {
            resolved = Path.Combine(resolved, name);
            while (new DirectoryInfo(resolved).LinkTarget is { } target)
            {
                if (++links > MaxLinks)
                {
                    throw new IOException($"The link '{path}' leads through more than {MaxLinks} links.");
                }

                resolved = Resolve(Path.GetFullPath(target, Path.GetDirectoryName(resolved)!), ref links);
            }
        }

        return resolved;
    }
}
