CREATE TABLE "EpochChanges" (
    "Epoch" INTEGER NOT NULL CONSTRAINT "PK_EpochChanges" PRIMARY KEY,
    "Marks" TEXT NOT NULL
);
