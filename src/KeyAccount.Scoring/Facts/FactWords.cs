using System.Collections.Immutable;

namespace KeyAccount.Scoring;

/// <summary>How the members of enumerations are spelt in policies, and in which order a closed set lists them.</summary>
internal static class FactWords
{
    public static readonly ImmutableArray<string> Sizes = ["micro", "small", "medium", "large"];
    public static readonly ImmutableArray<string> Levels = ["low", "medium", "high"];
    public static readonly ImmutableArray<string> Stances = ["supporter", "neutral", "opponent"];
    public static readonly ImmutableArray<string> Styles = ["tiger", "peacock", "dove", "owl"];
    public static readonly ImmutableArray<string> Stages = ["1", "2", "3", "4", "5", "6"];
    public static readonly ImmutableArray<string> Statuses = ["open", "won", "lost"];

    public static string? Of(EnterpriseSize? size) => At(Sizes, (int?)size);

    public static string? Of(Level? level) => At(Levels, (int?)level);

    public static string? Of(Stance? stance) => At(Stances, (int?)stance);

    public static string? Of(SocialStyle? style) => At(Styles, (int?)style);

    public static string? Of(SellingStage? stage) => At(Stages, (int?)stage - 1);

    public static string? Of(OpportunityStatus? status) => At(Statuses, (int?)status);

    // A number that is no member of its enumeration says nothing.
    private static string? At(ImmutableArray<string> words, int? index) =>
        index is { } i && i >= 0 && i < words.Length ? words[i] : null;
}
