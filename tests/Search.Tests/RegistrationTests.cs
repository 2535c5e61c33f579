using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Search.Tests;

public sealed class RegistrationTests
{
    [Fact]
    public async Task TheContainerOpensOneIndexAndClosesIt()
    {
        using var folder = new TestFolder();
        var services = new ServiceCollection();
        services.AddSearch(options =>
        {
            options.IndexFolder = folder["index"];
            options.PreloadReader = false;
        });
        SearchIndex index;
        await using (var provider = services.BuildServiceProvider())
        {
            index = provider.GetRequiredService<SearchIndex>();
            Assert.Same(index, provider.GetRequiredService<SearchIndex>());
        }

        await Assert.ThrowsAsync<ObjectDisposedException>(
            () => index.GetStatisticsAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void AMissingFolderIsNamed()
    {
        var services = new ServiceCollection();
        services.AddSearch(_ => { });
        using var provider = services.BuildServiceProvider();
        var error = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<SearchIndex>());
        Assert.Contains("IndexFolder", error.Message, StringComparison.Ordinal);
    }
}
