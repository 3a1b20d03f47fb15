CREATE TABLE "Reindexings" (
    "ContentType" TEXT NOT NULL CONSTRAINT "PK_Reindexings" PRIMARY KEY,
    "After" TEXT NOT NULL,
    "DueUtc" INTEGER NOT NULL
);
