CREATE TABLE "AuditEntries" (
    "Number" INTEGER NOT NULL CONSTRAINT "PK_AuditEntries" PRIMARY KEY,
    "AtUtc" INTEGER NOT NULL,
    "AccountId" TEXT NULL,
    "Agent" TEXT NULL,
    "Roles" TEXT NOT NULL,
    "Action" TEXT NOT NULL,
    "Subject" TEXT NULL,
    "ItemId" TEXT NULL,
    "ItemNumber" INTEGER NULL,
    "FromText" TEXT NULL,
    "ToText" TEXT NULL,
    "Comment" TEXT NULL,
    "PreviousHash" TEXT NOT NULL,
    "Hash" TEXT NOT NULL
);

CREATE TABLE "AuditHead" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AuditHead" PRIMARY KEY,
    "Number" INTEGER NOT NULL,
    "Hash" TEXT NOT NULL
);

CREATE INDEX "IX_AuditEntries_Account" ON "AuditEntries" ("AccountId", "Number");

CREATE INDEX "IX_AuditEntries_Action" ON "AuditEntries" ("Action", "Number");

CREATE INDEX "IX_AuditEntries_At" ON "AuditEntries" ("AtUtc");

CREATE INDEX "IX_AuditEntries_Item" ON "AuditEntries" ("ItemId", "Number");

INSERT INTO "AuditHead" ("Id", "Number", "Hash") VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

CREATE TRIGGER "AuditEntries_are_final" BEFORE UPDATE ON "AuditEntries"
BEGIN
    SELECT RAISE(ABORT, 'An entry of the audit trail never changes.');
END;

CREATE TRIGGER "AuditEntries_stay" BEFORE DELETE ON "AuditEntries"
BEGIN
    SELECT RAISE(ABORT, 'An entry of the audit trail is never deleted.');
END;
