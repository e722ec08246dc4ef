namespace KeyAccount.Scoring;

/// <summary>A running sum of money. Exact; unknown from the moment it outgrows a decimal.</summary>
internal struct ExactTotal
{
    private decimal _sum;
    private bool _tooLarge;

    public static ExactTotal From(decimal amount) => new() { _sum = amount };

    /// <summary>The sum, or <see langword="null"/> when it is too large.</summary>
    public readonly decimal? Value => _tooLarge ? null : _sum;

    public void Add(decimal amount)
    {
        try
        {
            _sum += amount;
        }
        catch (OverflowException)
        {
            _tooLarge = true;
        }
    }

    public void Subtract(decimal amount) => Add(-amount);

    public void AddProduct(decimal amount, decimal factor)
    {
        try
        {
            _sum += amount * factor;
        }
        catch (OverflowException)
        {
            _tooLarge = true;
        }
    }
}
