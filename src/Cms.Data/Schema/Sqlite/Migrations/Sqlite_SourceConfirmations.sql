CREATE TABLE "SourceConfirmations" (
    "ArticleId" TEXT NOT NULL,
    "Revision" INTEGER NOT NULL,
    "AccountId" TEXT NOT NULL,
    "AtUtc" INTEGER NOT NULL,
    CONSTRAINT "PK_SourceConfirmations" PRIMARY KEY ("ArticleId", "Revision")
);
