CREATE TABLE "Webhooks" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Webhooks" PRIMARY KEY,
    "Url" TEXT NOT NULL,
    "Events" TEXT NOT NULL,
    "IsActive" INTEGER NOT NULL,
    "Secret" TEXT NOT NULL,
    "OldSecret" TEXT NULL,
    "OldSecretUntilUtc" INTEGER NULL,
    "CreatedUtc" INTEGER NOT NULL,
    "FailingSinceUtc" INTEGER NULL,
    "Stopped" TEXT NULL
);

CREATE TABLE "WebhookDeliveries" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_WebhookDeliveries" PRIMARY KEY,
    "WebhookId" TEXT NOT NULL,
    "MessageId" TEXT NOT NULL,
    "Event" TEXT NOT NULL,
    "AtUtc" INTEGER NOT NULL,
    "Attempt" INTEGER NOT NULL,
    "Status" INTEGER NULL,
    "Milliseconds" INTEGER NOT NULL,
    "Error" TEXT NULL,
    "Answer" TEXT NULL
);

CREATE INDEX "IX_WebhookDeliveries_At" ON "WebhookDeliveries" ("AtUtc");

CREATE INDEX "IX_WebhookDeliveries_Webhook" ON "WebhookDeliveries" ("WebhookId", "AtUtc");
