-- DropIndex
DROP INDEX "AuditEvent_subject_subjectId_idx";

-- CreateIndex
CREATE INDEX "AuditEvent_subject_subjectId_id_idx" ON "AuditEvent"("subject", "subjectId", "id");

-- CreateIndex
CREATE INDEX "AuditEvent_actorId_id_idx" ON "AuditEvent"("actorId", "id");

-- CreateIndex
CREATE INDEX "AuditEvent_action_id_idx" ON "AuditEvent"("action", "id");

-- Words can be forgotten, row by row; nobody is made to have said others.
CREATE TRIGGER audit_personal_value_is_never_rewritten
  BEFORE UPDATE OR TRUNCATE ON "AuditPersonalValue"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
