ALTER TABLE "ApiTokens" ADD COLUMN "AccountId" text COLLATE "C";
