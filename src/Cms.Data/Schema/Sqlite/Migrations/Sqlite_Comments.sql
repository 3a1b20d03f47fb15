CREATE TABLE "Comments" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Comments" PRIMARY KEY,
    "ItemId" TEXT NOT NULL,
    "ReplyTo" TEXT NULL,
    "SegmentId" TEXT NULL,
    "Quote" TEXT NULL,
    "QuoteAt" INTEGER NULL,
    "AccountId" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "AtUtc" INTEGER NOT NULL,
    "EditedUtc" INTEGER NULL,
    "DeletedUtc" INTEGER NULL,
    "ResolvedBy" TEXT NULL,
    "ResolvedUtc" INTEGER NULL
);

INSERT INTO "Comments" ("Id", "ItemId", "SegmentId", "AccountId", "Text", "AtUtc", "ResolvedBy", "ResolvedUtc")
SELECT "Id", "ArticleId", "SegmentId", "AccountId", "Text", "AtUtc", "ResolvedBy", "ResolvedUtc" FROM "SegmentComments";

DROP TABLE "SegmentComments";

CREATE INDEX "IX_Comments_Item" ON "Comments" ("ItemId", "AtUtc");
