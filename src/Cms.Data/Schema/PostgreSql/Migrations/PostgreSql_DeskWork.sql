ALTER TABLE "Claims" ADD COLUMN "ExpiresUtc" bigint;

ALTER TABLE "Claims" ADD COLUMN "WarnedUtc" bigint;

ALTER TABLE "ApiTokens" ADD COLUMN "CreatedBy" text COLLATE "C";

ALTER TABLE "ApiTokens" ADD COLUMN "LastUsedUtc" bigint;

CREATE TABLE "PiecePlans" (
    "ArticleId" text COLLATE "C" NOT NULL,
    "Priority" integer NOT NULL,
    "DueUtc" bigint,
    "OverdueToldUtc" bigint,
    CONSTRAINT "PK_PiecePlans" PRIMARY KEY ("ArticleId")
);

CREATE TABLE "StoryPrints" (
    "StoryId" text COLLATE "C" NOT NULL,
    "Band" integer NOT NULL,
    "Hash" bigint NOT NULL,
    CONSTRAINT "PK_StoryPrints" PRIMARY KEY ("StoryId", "Band")
);

CREATE INDEX "IX_Claims_Expires" ON "Claims" ("ExpiresUtc");

CREATE INDEX "IX_StoryPrints_Hash" ON "StoryPrints" ("Hash", "StoryId");

CREATE INDEX "IX_WorkflowRuns_Open" ON "WorkflowRuns" ("AtSinceUtc", "RunId") WHERE "AtActivityId" IS NOT NULL;
