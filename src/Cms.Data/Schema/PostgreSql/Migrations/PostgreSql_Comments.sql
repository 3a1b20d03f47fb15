CREATE TABLE "Comments" (
    "Id" text COLLATE "C" NOT NULL,
    "ItemId" text COLLATE "C" NOT NULL,
    "ReplyTo" text COLLATE "C",
    "SegmentId" text COLLATE "C",
    "Quote" text COLLATE "C",
    "QuoteAt" integer,
    "AccountId" text COLLATE "C" NOT NULL,
    "Text" text COLLATE "C" NOT NULL,
    "AtUtc" bigint NOT NULL,
    "EditedUtc" bigint,
    "DeletedUtc" bigint,
    "ResolvedBy" text COLLATE "C",
    "ResolvedUtc" bigint,
    CONSTRAINT "PK_Comments" PRIMARY KEY ("Id")
);

INSERT INTO "Comments" ("Id", "ItemId", "SegmentId", "AccountId", "Text", "AtUtc", "ResolvedBy", "ResolvedUtc")
SELECT "Id", "ArticleId", "SegmentId", "AccountId", "Text", "AtUtc", "ResolvedBy", "ResolvedUtc" FROM "SegmentComments";

DROP TABLE "SegmentComments";

CREATE INDEX "IX_Comments_Item" ON "Comments" ("ItemId", "AtUtc");
