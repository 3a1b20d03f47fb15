CREATE TABLE "Dismissals" (
    "ArticleId" TEXT NOT NULL,
    "Fingerprint" TEXT NOT NULL,
    "CheckId" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "AccountId" TEXT NOT NULL,
    "AtUtc" INTEGER NOT NULL,
    CONSTRAINT "PK_Dismissals" PRIMARY KEY ("ArticleId", "Fingerprint")
);
