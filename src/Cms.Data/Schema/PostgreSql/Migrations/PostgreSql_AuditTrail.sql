CREATE TABLE "AuditEntries" (
    "Number" bigint NOT NULL,
    "AtUtc" bigint NOT NULL,
    "AccountId" text COLLATE "C",
    "Agent" text COLLATE "C",
    "Roles" text COLLATE "C" NOT NULL,
    "Action" text COLLATE "C" NOT NULL,
    "Subject" text COLLATE "C",
    "ItemId" text COLLATE "C",
    "ItemNumber" integer,
    "FromText" text COLLATE "C",
    "ToText" text COLLATE "C",
    "Comment" text COLLATE "C",
    "PreviousHash" text COLLATE "C" NOT NULL,
    "Hash" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_AuditEntries" PRIMARY KEY ("Number")
);

CREATE TABLE "AuditHead" (
    "Id" integer NOT NULL,
    "Number" bigint NOT NULL,
    "Hash" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_AuditHead" PRIMARY KEY ("Id")
);

CREATE INDEX "IX_AuditEntries_Account" ON "AuditEntries" ("AccountId", "Number");

CREATE INDEX "IX_AuditEntries_Action" ON "AuditEntries" ("Action", "Number");

CREATE INDEX "IX_AuditEntries_At" ON "AuditEntries" ("AtUtc");

CREATE INDEX "IX_AuditEntries_Item" ON "AuditEntries" ("ItemId", "Number");

INSERT INTO "AuditHead" ("Id", "Number", "Hash") VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

CREATE TRIGGER "AuditEntries_are_final" BEFORE UPDATE ON "AuditEntries"
FOR EACH ROW EXECUTE FUNCTION "RefuseChange"('An entry of the audit trail never changes.');

CREATE TRIGGER "AuditEntries_stay" BEFORE DELETE ON "AuditEntries"
FOR EACH ROW EXECUTE FUNCTION "RefuseChange"('An entry of the audit trail is never deleted.');

CREATE TRIGGER "AuditEntries_are_not_emptied" BEFORE TRUNCATE ON "AuditEntries"
FOR EACH STATEMENT EXECUTE FUNCTION "RefuseChange"('An entry of the audit trail is never deleted.');
