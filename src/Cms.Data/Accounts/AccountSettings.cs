namespace Cms.Data.Accounts;

/// <summary>What an account wants to be so for itself, kept as claims.</summary>
public static class AccountSettings
{
    public const string ClaimType = "Setting";

    /// <summary>The person is protected: times of what they do are noted to the day, and on the desk they bear their credit.</summary>
    public const string CoarseTimes = "CoarseTimes";
}
