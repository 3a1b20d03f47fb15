CREATE TABLE "LooseBlocks" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_LooseBlocks" PRIMARY KEY,
    "ArticleId" TEXT NOT NULL,
    "Kind" INTEGER NOT NULL,
    "Level" INTEGER NOT NULL,
    "Text" TEXT NOT NULL,
    "After" TEXT NULL,
    "Instead" TEXT NULL,
    "AccountId" TEXT NULL,
    "AtUtc" INTEGER NOT NULL,
    "Outcome" INTEGER NOT NULL,
    "DecidedBy" TEXT NULL,
    "DecidedUtc" INTEGER NULL
);

CREATE INDEX "IX_LooseBlocks_Article" ON "LooseBlocks" ("ArticleId", "Outcome");
