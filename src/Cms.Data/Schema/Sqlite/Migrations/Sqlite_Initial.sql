-- The tables as the model describes them, then what the model cannot say.

CREATE TABLE "ApiTokens" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ApiTokens" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    "Role" TEXT NOT NULL,
    "CreatedUtc" INTEGER NOT NULL,
    "ExpiresUtc" INTEGER NULL
);

CREATE TABLE "Claims" (
    "StoryId" TEXT NOT NULL,
    "CultureKey" TEXT NOT NULL,
    "Culture" TEXT NOT NULL,
    "ArticleId" TEXT NOT NULL,
    "AccountId" TEXT NULL,
    "ClaimedUtc" INTEGER NOT NULL,
    CONSTRAINT "PK_Claims" PRIMARY KEY ("StoryId", "CultureKey")
);

CREATE TABLE "ContentDefinitions" (
    "Kind" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Json" TEXT NOT NULL,
    CONSTRAINT "PK_ContentDefinitions" PRIMARY KEY ("Kind", "Name")
);

CREATE TABLE "Epochs" (
    "Name" TEXT NOT NULL CONSTRAINT "PK_Epochs" PRIMARY KEY,
    "Value" INTEGER NOT NULL
);

CREATE TABLE "ItemVersions" (
    "VersionId" TEXT NOT NULL CONSTRAINT "PK_ItemVersions" PRIMARY KEY,
    "ItemId" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "ContentType" TEXT NOT NULL,
    "Culture" TEXT NULL,
    "DisplayText" TEXT NULL,
    "Latest" INTEGER NOT NULL,
    "Published" INTEGER NOT NULL,
    "WasPublished" INTEGER NOT NULL,
    "CreatedUtc" INTEGER NOT NULL,
    "ModifiedUtc" INTEGER NOT NULL,
    "PublishedUtc" INTEGER NULL,
    "Owner" TEXT NULL,
    "Author" TEXT NULL,
    "Hash" TEXT NOT NULL,
    "PreviousHash" TEXT NULL,
    "Content" TEXT NOT NULL
);

CREATE TABLE "KeptSteps" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_KeptSteps" PRIMARY KEY AUTOINCREMENT,
    "Name" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    "Json" TEXT NOT NULL,
    "KeptUtc" INTEGER NOT NULL
);

CREATE TABLE "MediaFiles" (
    "Path" TEXT NOT NULL CONSTRAINT "PK_MediaFiles" PRIMARY KEY,
    "ContentType" TEXT NOT NULL,
    "Size" INTEGER NOT NULL,
    "Hash" TEXT NOT NULL,
    "AltText" TEXT NULL,
    "UploadedBy" TEXT NULL,
    "UploadedUtc" INTEGER NOT NULL
);

CREATE TABLE "Roles" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Roles" PRIMARY KEY,
    "Description" TEXT NULL,
    "Name" TEXT NULL,
    "NormalizedName" TEXT NULL,
    "ConcurrencyStamp" TEXT NULL
);

CREATE TABLE "Settings" (
    "Name" TEXT NOT NULL CONSTRAINT "PK_Settings" PRIMARY KEY,
    "Json" TEXT NOT NULL
);

CREATE TABLE "SourceRevisions" (
    "StoryId" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Language" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "Markdown" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    "Segments" TEXT NOT NULL,
    CONSTRAINT "PK_SourceRevisions" PRIMARY KEY ("StoryId", "Number")
);

CREATE TABLE "Targets" (
    "ArticleId" TEXT NOT NULL,
    "SegmentId" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Text" TEXT NOT NULL,
    "State" INTEGER NOT NULL,
    "Origin" INTEGER NOT NULL,
    "AccountId" TEXT NOT NULL,
    "UpdatedUtc" INTEGER NOT NULL,
    CONSTRAINT "PK_Targets" PRIMARY KEY ("ArticleId", "SegmentId")
);

CREATE TABLE "Users" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Users" PRIMARY KEY,
    "ContributorId" TEXT NULL,
    "IsEnabled" INTEGER NOT NULL,
    "CreatedUtc" INTEGER NOT NULL,
    "UserName" TEXT NULL,
    "NormalizedUserName" TEXT NULL,
    "Email" TEXT NULL,
    "NormalizedEmail" TEXT NULL,
    "EmailConfirmed" INTEGER NOT NULL,
    "PasswordHash" TEXT NULL,
    "SecurityStamp" TEXT NULL,
    "ConcurrencyStamp" TEXT NULL,
    "PhoneNumber" TEXT NULL,
    "PhoneNumberConfirmed" INTEGER NOT NULL,
    "TwoFactorEnabled" INTEGER NOT NULL,
    "LockoutEnd" INTEGER NULL,
    "LockoutEnabled" INTEGER NOT NULL,
    "AccessFailedCount" INTEGER NOT NULL
);

CREATE TABLE "WorkflowTypes" (
    "TypeId" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "IsCurrent" INTEGER NOT NULL,
    "Name" TEXT NOT NULL,
    "Json" TEXT NOT NULL,
    CONSTRAINT "PK_WorkflowTypes" PRIMARY KEY ("TypeId", "Version")
);

CREATE TABLE "ItemAliases" (
    "VersionId" TEXT NOT NULL CONSTRAINT "PK_ItemAliases" PRIMARY KEY,
    "Alias" TEXT NOT NULL,
    "ItemId" TEXT NOT NULL,
    "ContentType" TEXT NOT NULL,
    "Latest" INTEGER NOT NULL,
    "Published" INTEGER NOT NULL,
    "PublishedUtc" INTEGER NULL,
    CONSTRAINT "FK_ItemAliases_ItemVersions_VersionId" FOREIGN KEY ("VersionId") REFERENCES "ItemVersions" ("VersionId") ON DELETE CASCADE
);

CREATE TABLE "ItemLocalizations" (
    "VersionId" TEXT NOT NULL CONSTRAINT "PK_ItemLocalizations" PRIMARY KEY,
    "LocalizationSet" TEXT NOT NULL,
    "Culture" TEXT NOT NULL,
    "ItemId" TEXT NOT NULL,
    "ContentType" TEXT NOT NULL,
    "Latest" INTEGER NOT NULL,
    "Published" INTEGER NOT NULL,
    "PublishedUtc" INTEGER NULL,
    CONSTRAINT "FK_ItemLocalizations_ItemVersions_VersionId" FOREIGN KEY ("VersionId") REFERENCES "ItemVersions" ("VersionId") ON DELETE CASCADE
);

CREATE TABLE "ItemReferences" (
    "VersionId" TEXT NOT NULL,
    "Part" TEXT NOT NULL,
    "Field" TEXT NOT NULL,
    "TargetId" TEXT NOT NULL,
    "Position" INTEGER NOT NULL,
    "ItemId" TEXT NOT NULL,
    "ContentType" TEXT NOT NULL,
    "Latest" INTEGER NOT NULL,
    "Published" INTEGER NOT NULL,
    "PublishedUtc" INTEGER NULL,
    CONSTRAINT "PK_ItemReferences" PRIMARY KEY ("VersionId", "Part", "Field", "TargetId"),
    CONSTRAINT "FK_ItemReferences_ItemVersions_VersionId" FOREIGN KEY ("VersionId") REFERENCES "ItemVersions" ("VersionId") ON DELETE CASCADE
);

CREATE TABLE "ItemRoutes" (
    "VersionId" TEXT NOT NULL CONSTRAINT "PK_ItemRoutes" PRIMARY KEY,
    "Path" TEXT NOT NULL,
    "Culture" TEXT NOT NULL,
    "ItemId" TEXT NOT NULL,
    "ContentType" TEXT NOT NULL,
    "Latest" INTEGER NOT NULL,
    "Published" INTEGER NOT NULL,
    "PublishedUtc" INTEGER NULL,
    CONSTRAINT "FK_ItemRoutes_ItemVersions_VersionId" FOREIGN KEY ("VersionId") REFERENCES "ItemVersions" ("VersionId") ON DELETE CASCADE
);

CREATE TABLE "ItemTerms" (
    "VersionId" TEXT NOT NULL,
    "Part" TEXT NOT NULL,
    "Field" TEXT NOT NULL,
    "TermId" TEXT NOT NULL,
    "Position" INTEGER NOT NULL,
    "ItemId" TEXT NOT NULL,
    "ContentType" TEXT NOT NULL,
    "Latest" INTEGER NOT NULL,
    "Published" INTEGER NOT NULL,
    "PublishedUtc" INTEGER NULL,
    CONSTRAINT "PK_ItemTerms" PRIMARY KEY ("VersionId", "Part", "Field", "TermId"),
    CONSTRAINT "FK_ItemTerms_ItemVersions_VersionId" FOREIGN KEY ("VersionId") REFERENCES "ItemVersions" ("VersionId") ON DELETE CASCADE
);

CREATE TABLE "ItemTexts" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_ItemTexts" PRIMARY KEY AUTOINCREMENT,
    "VersionId" TEXT NOT NULL,
    "ItemId" TEXT NOT NULL,
    "ContentType" TEXT NOT NULL,
    "Latest" INTEGER NOT NULL,
    "Published" INTEGER NOT NULL,
    "PublishedUtc" INTEGER NULL,
    CONSTRAINT "FK_ItemTexts_ItemVersions_VersionId" FOREIGN KEY ("VersionId") REFERENCES "ItemVersions" ("VersionId") ON DELETE CASCADE
);

CREATE TABLE "ItemValues" (
    "VersionId" TEXT NOT NULL,
    "Part" TEXT NOT NULL,
    "Field" TEXT NOT NULL,
    "Position" INTEGER NOT NULL,
    "Text" TEXT NULL,
    "Number" REAL NULL,
    "Instant" INTEGER NULL,
    "Flag" INTEGER NULL,
    "ItemId" TEXT NOT NULL,
    "ContentType" TEXT NOT NULL,
    "Latest" INTEGER NOT NULL,
    "Published" INTEGER NOT NULL,
    "PublishedUtc" INTEGER NULL,
    CONSTRAINT "PK_ItemValues" PRIMARY KEY ("VersionId", "Part", "Field", "Position"),
    CONSTRAINT "FK_ItemValues_ItemVersions_VersionId" FOREIGN KEY ("VersionId") REFERENCES "ItemVersions" ("VersionId") ON DELETE CASCADE
);

CREATE TABLE "RoleClaims" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_RoleClaims" PRIMARY KEY AUTOINCREMENT,
    "RoleId" TEXT NOT NULL,
    "ClaimType" TEXT NULL,
    "ClaimValue" TEXT NULL,
    CONSTRAINT "FK_RoleClaims_Roles_RoleId" FOREIGN KEY ("RoleId") REFERENCES "Roles" ("Id") ON DELETE CASCADE
);

CREATE TABLE "UserClaims" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_UserClaims" PRIMARY KEY AUTOINCREMENT,
    "UserId" TEXT NOT NULL,
    "ClaimType" TEXT NULL,
    "ClaimValue" TEXT NULL,
    CONSTRAINT "FK_UserClaims_Users_UserId" FOREIGN KEY ("UserId") REFERENCES "Users" ("Id") ON DELETE CASCADE
);

CREATE TABLE "UserLogins" (
    "LoginProvider" TEXT NOT NULL,
    "ProviderKey" TEXT NOT NULL,
    "ProviderDisplayName" TEXT NULL,
    "UserId" TEXT NOT NULL,
    CONSTRAINT "PK_UserLogins" PRIMARY KEY ("LoginProvider", "ProviderKey"),
    CONSTRAINT "FK_UserLogins_Users_UserId" FOREIGN KEY ("UserId") REFERENCES "Users" ("Id") ON DELETE CASCADE
);

CREATE TABLE "UserPasskeys" (
    "CredentialId" BLOB NOT NULL CONSTRAINT "PK_UserPasskeys" PRIMARY KEY,
    "UserId" TEXT NOT NULL,
    "Data" TEXT NOT NULL,
    CONSTRAINT "FK_UserPasskeys_Users_UserId" FOREIGN KEY ("UserId") REFERENCES "Users" ("Id") ON DELETE CASCADE
);

CREATE TABLE "UserRoles" (
    "UserId" TEXT NOT NULL,
    "RoleId" TEXT NOT NULL,
    CONSTRAINT "PK_UserRoles" PRIMARY KEY ("UserId", "RoleId"),
    CONSTRAINT "FK_UserRoles_Roles_RoleId" FOREIGN KEY ("RoleId") REFERENCES "Roles" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_UserRoles_Users_UserId" FOREIGN KEY ("UserId") REFERENCES "Users" ("Id") ON DELETE CASCADE
);

CREATE TABLE "UserTokens" (
    "UserId" TEXT NOT NULL,
    "LoginProvider" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Value" TEXT NULL,
    CONSTRAINT "PK_UserTokens" PRIMARY KEY ("UserId", "LoginProvider", "Name"),
    CONSTRAINT "FK_UserTokens_Users_UserId" FOREIGN KEY ("UserId") REFERENCES "Users" ("Id") ON DELETE CASCADE
);

CREATE TABLE "WorkflowRuns" (
    "RunId" TEXT NOT NULL CONSTRAINT "PK_WorkflowRuns" PRIMARY KEY,
    "TypeId" TEXT NOT NULL,
    "TypeVersion" INTEGER NOT NULL,
    "CorrelationId" TEXT NULL,
    "Status" INTEGER NOT NULL,
    "RowVersion" INTEGER NOT NULL,
    "Json" TEXT NOT NULL,
    "AtActivityId" TEXT NULL,
    "AtTitle" TEXT NULL,
    "AtState" TEXT NULL,
    "AtSinceUtc" INTEGER NULL,
    CONSTRAINT "FK_WorkflowRuns_WorkflowTypes_TypeId_TypeVersion" FOREIGN KEY ("TypeId", "TypeVersion") REFERENCES "WorkflowTypes" ("TypeId", "Version") ON DELETE RESTRICT
);

CREATE TABLE "WorkflowJournal" (
    "RunId" TEXT NOT NULL,
    "Seq" INTEGER NOT NULL,
    "ActivityId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Outcome" TEXT NOT NULL,
    "FromState" TEXT NULL,
    "ToState" TEXT NULL,
    "AccountId" TEXT NULL,
    "Comment" TEXT NULL,
    "ItemNumber" INTEGER NULL,
    "AtUtc" INTEGER NOT NULL,
    CONSTRAINT "PK_WorkflowJournal" PRIMARY KEY ("RunId", "Seq"),
    CONSTRAINT "FK_WorkflowJournal_WorkflowRuns_RunId" FOREIGN KEY ("RunId") REFERENCES "WorkflowRuns" ("RunId") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "IX_ApiTokens_Hash" ON "ApiTokens" ("Hash");

CREATE UNIQUE INDEX "IX_Claims_Article" ON "Claims" ("ArticleId");

CREATE INDEX "IX_ItemAliases_Latest" ON "ItemAliases" ("Alias") WHERE "Latest";

CREATE UNIQUE INDEX "IX_ItemAliases_OnePublished" ON "ItemAliases" ("Alias") WHERE "Published";

CREATE UNIQUE INDEX "IX_ItemLocalizations_OneLatest" ON "ItemLocalizations" ("LocalizationSet", "Culture") WHERE "Latest";

CREATE INDEX "IX_ItemLocalizations_Published" ON "ItemLocalizations" ("LocalizationSet", "Culture") WHERE "Published";

CREATE INDEX "IX_ItemReferences_Latest" ON "ItemReferences" ("TargetId", "Part", "Field", "VersionId") WHERE "Latest";

CREATE INDEX "IX_ItemReferences_Published" ON "ItemReferences" ("TargetId", "Part", "Field", "ContentType", "PublishedUtc" DESC, "ItemId", "VersionId", "Published") WHERE "Published";

CREATE INDEX "IX_ItemRoutes_Latest" ON "ItemRoutes" ("Path") WHERE "Latest";

CREATE UNIQUE INDEX "IX_ItemRoutes_OnePublished" ON "ItemRoutes" ("Path", "Culture") WHERE "Published";

CREATE INDEX "IX_ItemTerms_Latest" ON "ItemTerms" ("TermId", "Part", "Field", "VersionId") WHERE "Latest";

CREATE INDEX "IX_ItemTerms_Published" ON "ItemTerms" ("TermId", "Part", "Field", "ContentType", "PublishedUtc" DESC, "ItemId", "VersionId", "Published") WHERE "Published";

CREATE UNIQUE INDEX "IX_ItemTexts_Version" ON "ItemTexts" ("VersionId");

CREATE INDEX "IX_ItemValues_Flag" ON "ItemValues" ("Part", "Field", "Flag", "VersionId") WHERE "Flag" IS NOT NULL;

CREATE INDEX "IX_ItemValues_Instant" ON "ItemValues" ("Part", "Field", "Instant", "VersionId") WHERE "Instant" IS NOT NULL;

CREATE INDEX "IX_ItemValues_Number" ON "ItemValues" ("Part", "Field", "Number", "VersionId") WHERE "Number" IS NOT NULL;

CREATE INDEX "IX_ItemValues_Text" ON "ItemValues" ("Part", "Field", "Text", "VersionId") WHERE "Text" IS NOT NULL;

CREATE INDEX "IX_ItemVersions_ByCreated" ON "ItemVersions" ("ContentType", "CreatedUtc" DESC, "ItemId", "VersionId", "Published") WHERE "Published";

CREATE INDEX "IX_ItemVersions_ByPublished" ON "ItemVersions" ("ContentType", "PublishedUtc" DESC, "ItemId", "VersionId", "Published") WHERE "Published";

CREATE INDEX "IX_ItemVersions_LatestByCreated" ON "ItemVersions" ("ContentType", "CreatedUtc" DESC, "ItemId", "VersionId", "Latest") WHERE "Latest";

CREATE INDEX "IX_ItemVersions_LatestByModified" ON "ItemVersions" ("ModifiedUtc" DESC, "ItemId", "VersionId", "Latest") WHERE "Latest";

CREATE INDEX "IX_ItemVersions_LatestByTypeAndModified" ON "ItemVersions" ("ContentType", "ModifiedUtc" DESC, "ItemId", "VersionId", "Latest") WHERE "Latest";

CREATE UNIQUE INDEX "IX_ItemVersions_Number" ON "ItemVersions" ("ItemId", "Number");

CREATE UNIQUE INDEX "IX_ItemVersions_OneLatest" ON "ItemVersions" ("ItemId") WHERE "Latest";

CREATE UNIQUE INDEX "IX_ItemVersions_OnePublished" ON "ItemVersions" ("ItemId") WHERE "Published";

CREATE UNIQUE INDEX "IX_KeptSteps_Once" ON "KeptSteps" ("Name", "Hash");

CREATE INDEX "IX_MediaFiles_Newest" ON "MediaFiles" ("UploadedUtc" DESC, "Path");

CREATE INDEX "IX_RoleClaims_RoleId" ON "RoleClaims" ("RoleId");

CREATE UNIQUE INDEX "RoleNameIndex" ON "Roles" ("NormalizedName");

CREATE INDEX "IX_UserClaims_UserId" ON "UserClaims" ("UserId");

CREATE INDEX "IX_UserLogins_UserId" ON "UserLogins" ("UserId");

CREATE INDEX "IX_UserPasskeys_UserId" ON "UserPasskeys" ("UserId");

CREATE INDEX "IX_UserRoles_RoleId" ON "UserRoles" ("RoleId");

CREATE INDEX "EmailIndex" ON "Users" ("NormalizedEmail");

CREATE UNIQUE INDEX "UserNameIndex" ON "Users" ("NormalizedUserName");

CREATE INDEX "IX_WorkflowRuns_Correlation" ON "WorkflowRuns" ("CorrelationId");

CREATE UNIQUE INDEX "IX_WorkflowRuns_OneEditorial" ON "WorkflowRuns" ("CorrelationId") WHERE "AtActivityId" IS NOT NULL;

CREATE INDEX "IX_WorkflowRuns_Type" ON "WorkflowRuns" ("TypeId", "Status");

CREATE INDEX "IX_WorkflowRuns_TypeId_TypeVersion" ON "WorkflowRuns" ("TypeId", "TypeVersion");

CREATE UNIQUE INDEX "IX_WorkflowTypes_OneCurrent" ON "WorkflowTypes" ("TypeId") WHERE "IsCurrent";

INSERT INTO "Epochs" ("Name", "Value") VALUES ('content', 1), ('definitions', 1);

-- The words of ItemTexts, by its Id. Words only: no phrases, no texts, no positions.
CREATE VIRTUAL TABLE "ItemWords" USING fts5("Words", content='', contentless_delete=1, detail='none',
    tokenize="unicode61 categories 'L* N* M* Co' remove_diacritics 0");

CREATE TRIGGER "ItemTexts_words_go_too" AFTER DELETE ON "ItemTexts"
BEGIN
    DELETE FROM "ItemWords" WHERE rowid = OLD."Id";
END;

CREATE TRIGGER "ItemVersions_content_is_final"
BEFORE UPDATE OF "VersionId", "ItemId", "Number", "Content", "Hash" ON "ItemVersions"
BEGIN
    SELECT RAISE(ABORT, 'The content of a version never changes.');
END;

CREATE TRIGGER "SourceRevisions_are_final" BEFORE UPDATE ON "SourceRevisions"
BEGIN
    SELECT RAISE(ABORT, 'A source revision never changes.');
END;
