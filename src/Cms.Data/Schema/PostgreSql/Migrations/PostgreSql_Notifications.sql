CREATE TABLE "Notifications" (
    "Id" text COLLATE "C" NOT NULL,
    "AccountId" text COLLATE "C" NOT NULL,
    "Kind" text COLLATE "C" NOT NULL,
    "ItemId" text COLLATE "C",
    "SegmentId" text COLLATE "C",
    "ById" text COLLATE "C",
    "Detail" text COLLATE "C",
    "OnceKey" text COLLATE "C",
    "AtUtc" bigint NOT NULL,
    "ReadUtc" bigint,
    "Mail" integer NOT NULL,
    CONSTRAINT "PK_Notifications" PRIMARY KEY ("Id")
);

CREATE TABLE "NotificationSettings" (
    "AccountId" text COLLATE "C" NOT NULL,
    "Kinds" text COLLATE "C" NOT NULL,
    "DigestAt" text COLLATE "C" NOT NULL,
    "TimeZone" text COLLATE "C" NOT NULL,
    "Language" text COLLATE "C" NOT NULL,
    "NextDigestUtc" bigint,
    "Unsubscribe" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_NotificationSettings" PRIMARY KEY ("AccountId")
);

CREATE TABLE "Follows" (
    "ItemId" text COLLATE "C" NOT NULL,
    "AccountId" text COLLATE "C" NOT NULL,
    "IsOn" boolean NOT NULL,
    CONSTRAINT "PK_Follows" PRIMARY KEY ("ItemId", "AccountId")
);

CREATE INDEX "IX_Notifications_Account" ON "Notifications" ("AccountId", "AtUtc");

CREATE UNIQUE INDEX "IX_Notifications_Once" ON "Notifications" ("AccountId", "OnceKey");

CREATE INDEX "IX_Notifications_Unread" ON "Notifications" ("AccountId") WHERE "ReadUtc" IS NULL;

CREATE INDEX "IX_NotificationSettings_Due" ON "NotificationSettings" ("NextDigestUtc");

CREATE UNIQUE INDEX "IX_NotificationSettings_Unsubscribe" ON "NotificationSettings" ("Unsubscribe");
