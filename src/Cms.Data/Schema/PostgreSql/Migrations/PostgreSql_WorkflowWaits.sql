ALTER TABLE "WorkflowRuns" ADD COLUMN "StartedUtc" bigint;

ALTER TABLE "WorkflowRuns" ADD COLUMN "ChangedUtc" bigint;

ALTER TABLE "WorkflowRuns" ADD COLUMN "Fault" text COLLATE "C";

ALTER TABLE "WorkflowJournal" ADD COLUMN "Note" text COLLATE "C";

CREATE TABLE "Outbox" (
    "Id" text COLLATE "C" NOT NULL,
    "Kind" text COLLATE "C" NOT NULL,
    "Origin" text COLLATE "C",
    "Payload" text COLLATE "C" NOT NULL,
    "State" integer NOT NULL,
    "CreatedUtc" bigint NOT NULL,
    "DueUtc" bigint NOT NULL,
    "LeaseUntilUtc" bigint,
    "Attempts" integer NOT NULL,
    "Error" text COLLATE "C",
    "SentUtc" bigint,
    CONSTRAINT "PK_Outbox" PRIMARY KEY ("Id")
);

CREATE TABLE "WorkflowTimers" (
    "TimerId" text COLLATE "C" NOT NULL,
    "Kind" integer NOT NULL,
    "RunId" text COLLATE "C",
    "TypeId" text COLLATE "C" NOT NULL,
    "ActivityId" text COLLATE "C" NOT NULL,
    "DueUtc" bigint NOT NULL,
    "Attempts" integer NOT NULL,
    "Error" text COLLATE "C",
    CONSTRAINT "PK_WorkflowTimers" PRIMARY KEY ("TimerId"),
    CONSTRAINT "FK_WorkflowTimers_WorkflowRuns_RunId" FOREIGN KEY ("RunId") REFERENCES "WorkflowRuns" ("RunId") ON DELETE CASCADE
);

CREATE TABLE "WorkflowWaits" (
    "RunId" text COLLATE "C" NOT NULL,
    "ActivityId" text COLLATE "C" NOT NULL,
    "EventName" text COLLATE "C" NOT NULL,
    "CorrelationId" text COLLATE "C",
    "Subject" text COLLATE "C",
    CONSTRAINT "PK_WorkflowWaits" PRIMARY KEY ("RunId", "ActivityId"),
    CONSTRAINT "FK_WorkflowWaits_WorkflowRuns_RunId" FOREIGN KEY ("RunId") REFERENCES "WorkflowRuns" ("RunId") ON DELETE CASCADE
);

CREATE INDEX "IX_Outbox_Due" ON "Outbox" ("State", "DueUtc");

CREATE INDEX "IX_Outbox_Origin" ON "Outbox" ("Origin");

CREATE INDEX "IX_WorkflowRuns_Changed" ON "WorkflowRuns" ("Status", "ChangedUtc");

CREATE INDEX "IX_WorkflowTimers_Due" ON "WorkflowTimers" ("DueUtc");

CREATE INDEX "IX_WorkflowTimers_Run" ON "WorkflowTimers" ("RunId");

CREATE INDEX "IX_WorkflowTimers_Type" ON "WorkflowTimers" ("TypeId");

CREATE INDEX "IX_WorkflowWaits_Correlation" ON "WorkflowWaits" ("EventName", "CorrelationId");

CREATE INDEX "IX_WorkflowWaits_Subject" ON "WorkflowWaits" ("EventName", "Subject");
