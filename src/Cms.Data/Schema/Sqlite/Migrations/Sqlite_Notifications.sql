CREATE TABLE "Notifications" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Notifications" PRIMARY KEY,
    "AccountId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "ItemId" TEXT NULL,
    "SegmentId" TEXT NULL,
    "ById" TEXT NULL,
    "Detail" TEXT NULL,
    "OnceKey" TEXT NULL,
    "AtUtc" INTEGER NOT NULL,
    "ReadUtc" INTEGER NULL,
    "Mail" INTEGER NOT NULL
);

CREATE TABLE "NotificationSettings" (
    "AccountId" TEXT NOT NULL CONSTRAINT "PK_NotificationSettings" PRIMARY KEY,
    "Kinds" TEXT NOT NULL,
    "DigestAt" TEXT NOT NULL,
    "TimeZone" TEXT NOT NULL,
    "Language" TEXT NOT NULL,
    "NextDigestUtc" INTEGER NULL,
    "Unsubscribe" TEXT NOT NULL
);

CREATE TABLE "Follows" (
    "ItemId" TEXT NOT NULL,
    "AccountId" TEXT NOT NULL,
    "IsOn" INTEGER NOT NULL,
    CONSTRAINT "PK_Follows" PRIMARY KEY ("ItemId", "AccountId")
);

CREATE INDEX "IX_Notifications_Account" ON "Notifications" ("AccountId", "AtUtc");

CREATE UNIQUE INDEX "IX_Notifications_Once" ON "Notifications" ("AccountId", "OnceKey");

CREATE INDEX "IX_Notifications_Unread" ON "Notifications" ("AccountId") WHERE "ReadUtc" IS NULL;

CREATE INDEX "IX_NotificationSettings_Due" ON "NotificationSettings" ("NextDigestUtc");

CREATE UNIQUE INDEX "IX_NotificationSettings_Unsubscribe" ON "NotificationSettings" ("Unsubscribe");
