ALTER TABLE "Claims" ADD COLUMN "ExpiresUtc" INTEGER NULL;

ALTER TABLE "Claims" ADD COLUMN "WarnedUtc" INTEGER NULL;

ALTER TABLE "ApiTokens" ADD COLUMN "CreatedBy" TEXT NULL;

ALTER TABLE "ApiTokens" ADD COLUMN "LastUsedUtc" INTEGER NULL;

CREATE TABLE "PiecePlans" (
    "ArticleId" TEXT NOT NULL CONSTRAINT "PK_PiecePlans" PRIMARY KEY,
    "Priority" INTEGER NOT NULL,
    "DueUtc" INTEGER NULL,
    "OverdueToldUtc" INTEGER NULL
);

CREATE TABLE "StoryPrints" (
    "StoryId" TEXT NOT NULL,
    "Band" INTEGER NOT NULL,
    "Hash" INTEGER NOT NULL,
    CONSTRAINT "PK_StoryPrints" PRIMARY KEY ("StoryId", "Band")
);

CREATE INDEX "IX_Claims_Expires" ON "Claims" ("ExpiresUtc");

CREATE INDEX "IX_StoryPrints_Hash" ON "StoryPrints" ("Hash", "StoryId");

CREATE INDEX "IX_WorkflowRuns_Open" ON "WorkflowRuns" ("AtSinceUtc", "RunId") WHERE "AtActivityId" IS NOT NULL;
