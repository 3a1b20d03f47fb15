ALTER TABLE "WorkflowRuns" ADD COLUMN "StartedUtc" INTEGER NULL;

ALTER TABLE "WorkflowRuns" ADD COLUMN "ChangedUtc" INTEGER NULL;

ALTER TABLE "WorkflowRuns" ADD COLUMN "Fault" TEXT NULL;

ALTER TABLE "WorkflowJournal" ADD COLUMN "Note" TEXT NULL;

CREATE TABLE "Outbox" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Outbox" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "Origin" TEXT NULL,
    "Payload" TEXT NOT NULL,
    "State" INTEGER NOT NULL,
    "CreatedUtc" INTEGER NOT NULL,
    "DueUtc" INTEGER NOT NULL,
    "LeaseUntilUtc" INTEGER NULL,
    "Attempts" INTEGER NOT NULL,
    "Error" TEXT NULL,
    "SentUtc" INTEGER NULL
);

CREATE TABLE "WorkflowTimers" (
    "TimerId" TEXT NOT NULL CONSTRAINT "PK_WorkflowTimers" PRIMARY KEY,
    "Kind" INTEGER NOT NULL,
    "RunId" TEXT NULL,
    "TypeId" TEXT NOT NULL,
    "ActivityId" TEXT NOT NULL,
    "DueUtc" INTEGER NOT NULL,
    "Attempts" INTEGER NOT NULL,
    "Error" TEXT NULL,
    CONSTRAINT "FK_WorkflowTimers_WorkflowRuns_RunId" FOREIGN KEY ("RunId") REFERENCES "WorkflowRuns" ("RunId") ON DELETE CASCADE
);

CREATE TABLE "WorkflowWaits" (
    "RunId" TEXT NOT NULL,
    "ActivityId" TEXT NOT NULL,
    "EventName" TEXT NOT NULL,
    "CorrelationId" TEXT NULL,
    "Subject" TEXT NULL,
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
