CREATE TABLE "Reindexings" (
    "ContentType" text COLLATE "C" NOT NULL,
    "After" text COLLATE "C" NOT NULL,
    "DueUtc" bigint NOT NULL,
    CONSTRAINT "PK_Reindexings" PRIMARY KEY ("ContentType")
);
