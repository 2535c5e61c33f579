namespace Search.Reader;

/// <summary>The logistic function.</summary>
internal static class Logistic
{
    public static double Of(double x) => 1 / (1 + Math.Exp(-x));
}
