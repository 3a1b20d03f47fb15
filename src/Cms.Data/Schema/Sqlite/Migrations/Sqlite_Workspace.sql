ALTER TABLE "Targets" ADD COLUMN "Omitted" TEXT NULL;
ALTER TABLE "Targets" ADD COLUMN "Note" TEXT NULL;
ALTER TABLE "Targets" ADD COLUMN "SourceHash" TEXT NULL;

CREATE TABLE "Arrangements" (
    "ArticleId" TEXT NOT NULL CONSTRAINT "PK_Arrangements" PRIMARY KEY,
    "Number" INTEGER NOT NULL,
    "Json" TEXT NOT NULL
);

CREATE TABLE "SegmentComments" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SegmentComments" PRIMARY KEY,
    "ArticleId" TEXT NOT NULL,
    "SegmentId" TEXT NOT NULL,
    "AccountId" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "AtUtc" INTEGER NOT NULL,
    "ResolvedBy" TEXT NULL,
    "ResolvedUtc" INTEGER NULL
);

CREATE TABLE "Suggestions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Suggestions" PRIMARY KEY,
    "ArticleId" TEXT NOT NULL,
    "SegmentId" TEXT NOT NULL,
    "Before" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "AccountId" TEXT NOT NULL,
    "AtUtc" INTEGER NOT NULL,
    "Outcome" INTEGER NOT NULL,
    "DecidedBy" TEXT NULL,
    "DecidedUtc" INTEGER NULL
);

CREATE TABLE "Looks" (
    "ArticleId" TEXT NOT NULL,
    "AccountId" TEXT NOT NULL,
    "SeenUtc" INTEGER NOT NULL,
    "Texts" TEXT NOT NULL,
    CONSTRAINT "PK_Looks" PRIMARY KEY ("ArticleId", "AccountId")
);

CREATE TABLE "Presences" (
    "ArticleId" TEXT NOT NULL,
    "AccountId" TEXT NOT NULL,
    "SegmentId" TEXT NULL,
    "SeenUtc" INTEGER NOT NULL,
    CONSTRAINT "PK_Presences" PRIMARY KEY ("ArticleId", "AccountId")
);

CREATE INDEX "IX_SegmentComments_Article" ON "SegmentComments" ("ArticleId", "AtUtc");

CREATE INDEX "IX_Suggestions_Article" ON "Suggestions" ("ArticleId", "AtUtc");
