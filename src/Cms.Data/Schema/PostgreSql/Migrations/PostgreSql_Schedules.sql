CREATE TABLE "GonePaths" (
    "ItemId" text COLLATE "C" NOT NULL,
    "Path" text COLLATE "C" NOT NULL,
    "GoneUtc" bigint NOT NULL,
    CONSTRAINT "PK_GonePaths" PRIMARY KEY ("ItemId")
);

CREATE TABLE "Schedules" (
    "Id" text COLLATE "C" NOT NULL,
    "ItemId" text COLLATE "C" NOT NULL,
    "Action" integer NOT NULL,
    "DueUtc" bigint NOT NULL,
    "LocalTime" text COLLATE "C" NOT NULL,
    "TimeZone" text COLLATE "C" NOT NULL,
    "Number" integer NOT NULL,
    "AccountId" text COLLATE "C",
    "SetUtc" bigint NOT NULL,
    "State" integer NOT NULL,
    "EndedUtc" bigint,
    "IsLate" boolean NOT NULL,
    "Reason" text COLLATE "C",
    CONSTRAINT "PK_Schedules" PRIMARY KEY ("Id")
);

CREATE INDEX "IX_GonePaths_Path" ON "GonePaths" ("Path");

CREATE INDEX "IX_Schedules_Due" ON "Schedules" ("DueUtc") WHERE "State" = 0;

CREATE INDEX "IX_Schedules_Ended" ON "Schedules" ("EndedUtc");

CREATE UNIQUE INDEX "IX_Schedules_OneWaiting" ON "Schedules" ("ItemId", "Action") WHERE "State" = 0;
