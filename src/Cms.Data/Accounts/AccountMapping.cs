using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Cms.Data.Accounts;

/// <summary>Identity's tables under the names this code base uses.</summary>
internal static class AccountMapping
{
    public static void Apply(ModelBuilder builder)
    {
        builder.Entity<CmsUser>().ToTable("Users");
        builder.Entity<CmsRole>().ToTable("Roles");
        builder.Entity<IdentityUserRole<string>>().ToTable("UserRoles");
        builder.Entity<IdentityUserClaim<string>>().ToTable("UserClaims");
        builder.Entity<IdentityRoleClaim<string>>().ToTable("RoleClaims");
        builder.Entity<IdentityUserLogin<string>>().ToTable("UserLogins");
        builder.Entity<IdentityUserToken<string>>().ToTable("UserTokens");
        builder.Entity<IdentityUserPasskey<string>>(passkey =>
        {
            passkey.ToTable("UserPasskeys").HasKey(row => row.CredentialId);
            passkey.Property(row => row.CredentialId).HasMaxLength(1024);
            passkey.OwnsOne(row => row.Data).ToJson();
            passkey.HasOne<CmsUser>().WithMany().HasForeignKey(row => row.UserId).IsRequired();
        });
    }
}
