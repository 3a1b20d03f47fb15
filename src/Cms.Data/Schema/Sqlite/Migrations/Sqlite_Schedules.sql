CREATE TABLE "GonePaths" (
    "ItemId" TEXT NOT NULL CONSTRAINT "PK_GonePaths" PRIMARY KEY,
    "Path" TEXT NOT NULL,
    "GoneUtc" INTEGER NOT NULL
);

CREATE TABLE "Schedules" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Schedules" PRIMARY KEY,
    "ItemId" TEXT NOT NULL,
    "Action" INTEGER NOT NULL,
    "DueUtc" INTEGER NOT NULL,
    "LocalTime" TEXT NOT NULL,
    "TimeZone" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "AccountId" TEXT NULL,
    "SetUtc" INTEGER NOT NULL,
    "State" INTEGER NOT NULL,
    "EndedUtc" INTEGER NULL,
    "IsLate" INTEGER NOT NULL,
    "Reason" TEXT NULL
);

CREATE INDEX "IX_GonePaths_Path" ON "GonePaths" ("Path");

CREATE INDEX "IX_Schedules_Due" ON "Schedules" ("DueUtc") WHERE "State" = 0;

CREATE INDEX "IX_Schedules_Ended" ON "Schedules" ("EndedUtc");

CREATE UNIQUE INDEX "IX_Schedules_OneWaiting" ON "Schedules" ("ItemId", "Action") WHERE "State" = 0;
