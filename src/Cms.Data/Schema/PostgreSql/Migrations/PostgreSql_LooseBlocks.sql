CREATE TABLE "LooseBlocks" (
    "Id" text COLLATE "C" NOT NULL,
    "ArticleId" text COLLATE "C" NOT NULL,
    "Kind" integer NOT NULL,
    "Level" integer NOT NULL,
    "Text" text COLLATE "C" NOT NULL,
    "After" text COLLATE "C",
    "Instead" text COLLATE "C",
    "AccountId" text COLLATE "C",
    "AtUtc" bigint NOT NULL,
    "Outcome" integer NOT NULL,
    "DecidedBy" text COLLATE "C",
    "DecidedUtc" bigint,
    CONSTRAINT "PK_LooseBlocks" PRIMARY KEY ("Id")
);

CREATE INDEX "IX_LooseBlocks_Article" ON "LooseBlocks" ("ArticleId", "Outcome");
