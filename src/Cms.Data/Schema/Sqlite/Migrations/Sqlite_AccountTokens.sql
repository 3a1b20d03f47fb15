CREATE TABLE "ApiTokensNext" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ApiTokens" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    "Role" TEXT NOT NULL,
    "CreatedUtc" INTEGER NOT NULL,
    "ExpiresUtc" INTEGER NULL,
    "AccountId" TEXT NULL
);

INSERT INTO "ApiTokensNext" ("Id", "Name", "Hash", "Role", "CreatedUtc", "ExpiresUtc")
SELECT "Id", "Name", "Hash", "Role", "CreatedUtc", "ExpiresUtc" FROM "ApiTokens";

DROP TABLE "ApiTokens";

ALTER TABLE "ApiTokensNext" RENAME TO "ApiTokens";

CREATE UNIQUE INDEX "IX_ApiTokens_Hash" ON "ApiTokens" ("Hash");
