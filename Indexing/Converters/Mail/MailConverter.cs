using Search.Pipeline;

namespace Search.Indexing;

/// <summary>
/// Reads mails and mailboxes: subject, sender and text, and each attachment as a document of its own.
/// </summary>
/// <remarks>
/// <para>
/// The subject is the title and the first heading; then come sender, recipients and date, a line each; then the text.
/// Of a text given as plain text and as HTML, the plain one is taken; quotations stay. Pictures within the text and
/// signatures are left out. Places have the part, <c>Subject</c>, <c>From</c> or <c>body</c>, and in a body the
/// paragraph. Metadata are <c>subject</c>, <c>from</c>, <c>to</c>, <c>cc</c>, <c>date</c> and <c>message_id</c>.
/// </para>
/// <para>
/// Attachments go to <see cref="FileDescription.PartConverter"/>; their ids are <see cref="Document.PartId"/> with
/// the file name, made harmless. One that cannot be converted is a warning with its name. An encrypted mail is an
/// error. <c>ConversionLimits.MaxEntries</c> bounds the parts, <see cref="MailOptions.MaxNesting"/> the mails in mails.
/// Nothing is loaded, and no signature is checked.
/// </para>
/// </remarks>
/// <param name="options">What is text; by default headers, body and attachments.</param>
public sealed class MailConverter(MailOptions? options = null) : IDocumentConverter
{
    private const string Mailbox = "application/mbox";

    private readonly MailOptions _options = options ?? new MailOptions();

    /// <inheritdoc/>
    public IReadOnlyCollection<string> MediaTypes { get; } = ["message/rfc822", Mailbox, "multipart/related"];

    /// <inheritdoc/>
    public string Version => Recipe.Of(
        "mail/1", !_options.IncludeHeaders, !_options.IncludeAttachments,
        _options.MaxNesting == new MailOptions().MaxNesting ? null : _options.MaxNesting,
        _options.MaxHeadBytes == new MailOptions().MaxHeadBytes ? null : _options.MaxHeadBytes,
        _options.IncludeHidden, _options.IncludeLinkAddresses);

    /// <inheritdoc/>
    public async ValueTask<ConversionResult> ConvertAsync(
        Stream content, FileDescription file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(file);
        cancellationToken.ThrowIfCancellationRequested();
        var reader = new MailReader(_options, file, cancellationToken);
        try
        {
            return MediaType.WithoutParameters(file.MediaType) == Mailbox
                ? await reader.ReadMailboxAsync(content).ConfigureAwait(false)
                : await reader.ReadAsync(content).ConfigureAwait(false);
        }
        catch (FormatException exception)
        {
            return ConversionResult.Failed($"The file is not a mail: {exception.Message}");
        }
        catch (FileTooLargeException)
        {
            return ConversionResult.Failed(TextConversion.TooLarge(file.Limits));
        }
    }
}
