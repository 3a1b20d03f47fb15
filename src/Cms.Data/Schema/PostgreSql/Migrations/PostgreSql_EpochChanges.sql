CREATE TABLE "EpochChanges" (
    "Epoch" bigint NOT NULL,
    "Marks" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_EpochChanges" PRIMARY KEY ("Epoch")
);
