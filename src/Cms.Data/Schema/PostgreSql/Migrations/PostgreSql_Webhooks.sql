CREATE TABLE "Webhooks" (
    "Id" text COLLATE "C" NOT NULL,
    "Url" text COLLATE "C" NOT NULL,
    "Events" text COLLATE "C" NOT NULL,
    "IsActive" boolean NOT NULL,
    "Secret" text COLLATE "C" NOT NULL,
    "OldSecret" text COLLATE "C",
    "OldSecretUntilUtc" bigint,
    "CreatedUtc" bigint NOT NULL,
    "FailingSinceUtc" bigint,
    "Stopped" text COLLATE "C",
    CONSTRAINT "PK_Webhooks" PRIMARY KEY ("Id")
);

CREATE TABLE "WebhookDeliveries" (
    "Id" text COLLATE "C" NOT NULL,
    "WebhookId" text COLLATE "C" NOT NULL,
    "MessageId" text COLLATE "C" NOT NULL,
    "Event" text COLLATE "C" NOT NULL,
    "AtUtc" bigint NOT NULL,
    "Attempt" integer NOT NULL,
    "Status" integer,
    "Milliseconds" integer NOT NULL,
    "Error" text COLLATE "C",
    "Answer" text COLLATE "C",
    CONSTRAINT "PK_WebhookDeliveries" PRIMARY KEY ("Id")
);

CREATE INDEX "IX_WebhookDeliveries_At" ON "WebhookDeliveries" ("AtUtc");

CREATE INDEX "IX_WebhookDeliveries_Webhook" ON "WebhookDeliveries" ("WebhookId", "AtUtc");
