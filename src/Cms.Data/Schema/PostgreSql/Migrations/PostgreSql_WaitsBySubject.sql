-- A signal or request for one run finds it among all that wait for the same.
DROP INDEX "IX_WorkflowWaits_Subject";
CREATE INDEX "IX_WorkflowWaits_Subject" ON "WorkflowWaits" ("EventName", "Subject", "CorrelationId");
