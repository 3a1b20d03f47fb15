CREATE TABLE "Dismissals" (
    "ArticleId" text COLLATE "C" NOT NULL,
    "Fingerprint" text COLLATE "C" NOT NULL,
    "CheckId" text COLLATE "C" NOT NULL,
    "Reason" text COLLATE "C" NOT NULL,
    "AccountId" text COLLATE "C" NOT NULL,
    "AtUtc" bigint NOT NULL,
    CONSTRAINT "PK_Dismissals" PRIMARY KEY ("ArticleId", "Fingerprint")
);
