using Microsoft.ML.OnnxRuntime;

namespace Search.Inference;

/// <summary>
/// A session of the runtime with a count of its users: it may be disposed at any time, and is freed by the last user.
/// </summary>
internal sealed class SharedSession(InferenceSession session) : IDisposable
{
    private readonly Lock _lock = new();
    private int _users;
    private bool _isClosed;

    /// <summary>Takes the session; each call is answered by one of <see cref="Exit"/>.</summary>
    /// <exception cref="ObjectDisposedException">The session was closed.</exception>
    public InferenceSession Enter()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isClosed, typeof(TransformerModel));
            _users++;
            return session;
        }
    }

    public void Exit()
    {
        bool isLast;
        lock (_lock)
        {
            _users--;
            isLast = _isClosed && _users == 0;
        }

        Free(isLast);
    }

    /// <summary>Lets nobody in any more.</summary>
    public void Dispose()
    {
        bool isUnused;
        lock (_lock)
        {
            isUnused = !_isClosed && _users == 0;
            _isClosed = true;
        }

        Free(isUnused);
    }

    private void Free(bool now)
    {
        if (now)
        {
            session.Dispose();
        }
    }
}
