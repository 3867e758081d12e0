-- Clauses that come with the platform are a version without an author; the reason says what they are for.
ALTER TABLE "AgreementText"
  DROP CONSTRAINT agreement_text_changed_by_somebody,
  ADD CONSTRAINT agreement_text_changed_for_a_reason CHECK ("version" = 1 OR coalesce(btrim("reason"), '') <> '');
