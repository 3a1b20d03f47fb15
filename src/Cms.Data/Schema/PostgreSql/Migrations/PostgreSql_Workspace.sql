ALTER TABLE "Targets" ADD COLUMN "Omitted" text COLLATE "C";
ALTER TABLE "Targets" ADD COLUMN "Note" text COLLATE "C";
ALTER TABLE "Targets" ADD COLUMN "SourceHash" text COLLATE "C";

CREATE TABLE "Arrangements" (
    "ArticleId" text COLLATE "C" NOT NULL,
    "Number" integer NOT NULL,
    "Json" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_Arrangements" PRIMARY KEY ("ArticleId")
);

CREATE TABLE "SegmentComments" (
    "Id" text COLLATE "C" NOT NULL,
    "ArticleId" text COLLATE "C" NOT NULL,
    "SegmentId" text COLLATE "C" NOT NULL,
    "AccountId" text COLLATE "C" NOT NULL,
    "Text" text COLLATE "C" NOT NULL,
    "AtUtc" bigint NOT NULL,
    "ResolvedBy" text COLLATE "C",
    "ResolvedUtc" bigint,
    CONSTRAINT "PK_SegmentComments" PRIMARY KEY ("Id")
);

CREATE TABLE "Suggestions" (
    "Id" text COLLATE "C" NOT NULL,
    "ArticleId" text COLLATE "C" NOT NULL,
    "SegmentId" text COLLATE "C" NOT NULL,
    "Before" text COLLATE "C" NOT NULL,
    "Text" text COLLATE "C" NOT NULL,
    "AccountId" text COLLATE "C" NOT NULL,
    "AtUtc" bigint NOT NULL,
    "Outcome" integer NOT NULL,
    "DecidedBy" text COLLATE "C",
    "DecidedUtc" bigint,
    CONSTRAINT "PK_Suggestions" PRIMARY KEY ("Id")
);

CREATE TABLE "Looks" (
    "ArticleId" text COLLATE "C" NOT NULL,
    "AccountId" text COLLATE "C" NOT NULL,
    "SeenUtc" bigint NOT NULL,
    "Texts" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_Looks" PRIMARY KEY ("ArticleId", "AccountId")
);

CREATE TABLE "Presences" (
    "ArticleId" text COLLATE "C" NOT NULL,
    "AccountId" text COLLATE "C" NOT NULL,
    "SegmentId" text COLLATE "C",
    "SeenUtc" bigint NOT NULL,
    CONSTRAINT "PK_Presences" PRIMARY KEY ("ArticleId", "AccountId")
);

CREATE INDEX "IX_SegmentComments_Article" ON "SegmentComments" ("ArticleId", "AtUtc");

CREATE INDEX "IX_Suggestions_Article" ON "Suggestions" ("ArticleId", "AtUtc");
