using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Search;

/// <summary>Adds document question answering to an application's services.</summary>
public static class SearchServiceCollectionExtensions
{
    /// <summary>Adds one <see cref="SearchIndex"/> for the application, opened when it is first asked for.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options; <see cref="SearchOptions.IndexFolder"/> is needed.</param>
    /// <returns>The same services.</returns>
    /// <remarks>Opening loads the embedding model and blocks for a few tenths of a second.</remarks>
    public static IServiceCollection AddSearch(this IServiceCollection services, Action<SearchOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<SearchOptions>()
            .Configure(configure)
            .Validate(
                options => !string.IsNullOrWhiteSpace(options.IndexFolder),
                "Set SearchOptions.IndexFolder to the folder that is to keep the index.");
        services.AddSingleton(provider => Open(provider.GetRequiredService<IOptions<SearchOptions>>().Value));
        return services;
    }

    // A container builds its services synchronously; no caller's context is captured below, so waiting cannot deadlock.
    private static SearchIndex Open(SearchOptions options) =>
        Task.Run(() => SearchIndex.OpenAsync(options.IndexFolder!, options)).GetAwaiter().GetResult();
}
