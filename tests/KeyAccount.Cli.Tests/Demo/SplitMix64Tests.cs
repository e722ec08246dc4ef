using KeyAccount.Cli.Demo;

namespace KeyAccount.Cli.Tests.Demo;

public sealed class SplitMix64Tests
{
    [Fact]
    public void Gives_the_published_sequence()
    {
        SplitMix64 random = new(1234567);
        ulong[] drawn = [random.Next(), random.Next(), random.Next(), random.Next(), random.Next()];
        Assert.Equal([6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821], drawn);
    }

    [Fact]
    public void Draws_reach_both_ends_and_stay_between_them()
    {
        SplitMix64 random = new(1);
        int[] drawn = [.. Enumerable.Range(0, 500).Select(_ => random.Between(-2, 3))];
        Assert.Equal([-2, -1, 0, 1, 2, 3], drawn.Distinct().Order());
        Assert.All(Enumerable.Range(0, 500), _ => Assert.InRange(random.Between(0.4m, 1.6m), 0.4m, 1.6m));
    }

    [Fact]
    public void A_weight_of_zero_is_never_picked_and_others_in_proportion()
    {
        SplitMix64 random = new(2);
        int[] picked = new int[3];
        for (int draw = 0; draw < 4000; draw++) picked[random.PickWeighted(1, 0, 3)]++;
        Assert.Equal(0, picked[1]);
        Assert.InRange(picked[0], 850, 1150);
    }

    [Fact]
    public void Shuffling_keeps_every_item()
    {
        int[] items = [.. Enumerable.Range(0, 50)];
        new SplitMix64(3).Shuffle<int>(items);
        Assert.NotEqual(Enumerable.Range(0, 50), items);
        Assert.Equal(Enumerable.Range(0, 50), items.Order());
    }

    [Fact]
    public void Streams_of_different_names_differ() =>
        Assert.NotEqual(SplitMix64.For("KA-0001/orders").Next(), SplitMix64.For("KA-0002/orders").Next());
}
