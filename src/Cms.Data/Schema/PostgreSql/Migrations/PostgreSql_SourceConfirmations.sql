CREATE TABLE "SourceConfirmations" (
    "ArticleId" text COLLATE "C" NOT NULL,
    "Revision" integer NOT NULL,
    "AccountId" text COLLATE "C" NOT NULL,
    "AtUtc" bigint NOT NULL,
    CONSTRAINT "PK_SourceConfirmations" PRIMARY KEY ("ArticleId", "Revision")
);
