-- What the application may do, when it does not connect as the owner of the tables. The owner runs this
-- after each migration; run again, it changes nothing. The role gets its password apart from it:
--   ALTER ROLE khibra_app LOGIN PASSWORD '…';

DO $$
BEGIN
  CREATE ROLE khibra_app NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION;
EXCEPTION
  WHEN duplicate_object OR unique_violation THEN NULL;
END $$;

GRANT USAGE ON SCHEMA public, graphile_worker TO khibra_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public, graphile_worker TO khibra_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public, graphile_worker TO khibra_app;

-- What was done stays as it was written; words of persons can be forgotten and not rewritten.
REVOKE UPDATE, DELETE ON "AuditEvent" FROM khibra_app;
REVOKE UPDATE ON "AuditPersonalValue" FROM khibra_app;
-- Versions that kept scores rest on.
REVOKE UPDATE, DELETE ON "MatchWeights" FROM khibra_app;
-- The structure is the owner's.
REVOKE INSERT, UPDATE, DELETE ON "_prisma_migrations" FROM khibra_app;

-- The tables of background jobs let nobody but their owner see a row, unless a policy says so.
DO $$
DECLARE
  job_table name;
BEGIN
  FOR job_table IN SELECT tablename FROM pg_tables WHERE schemaname = 'graphile_worker' AND rowsecurity LOOP
    EXECUTE format('DROP POLICY IF EXISTS khibra_app ON graphile_worker.%I', job_table);
    EXECUTE format('CREATE POLICY khibra_app ON graphile_worker.%I TO khibra_app USING (true) WITH CHECK (true)', job_table);
  END LOOP;
END $$;
