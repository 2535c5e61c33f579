namespace Search.Pipeline;

/// <summary>How a <see cref="FilterCombination"/> joins its conditions.</summary>
public enum FilterLogic
{
    /// <summary><c>AND</c>: all conditions hold; none at all hold.</summary>
    And,

    /// <summary><c>OR</c>: a condition holds; of none at all, none does.</summary>
    Or,

    /// <summary><c>NOT</c>: not all conditions hold.</summary>
    Not,
}
