-- CreateTable
CREATE TABLE "RankingChange" (
    "id" BIGSERIAL NOT NULL,
    "xact" xid8 NOT NULL DEFAULT pg_current_xact_id(),
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "noun" "ListingKind" NOT NULL,
    "rowId" INTEGER NOT NULL,

    CONSTRAINT "RankingChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RankingEpoch" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "epoch" INTEGER NOT NULL DEFAULT 1,
    "purgedUpTo" xid8 NOT NULL DEFAULT '0'::xid8,

    CONSTRAINT "RankingEpoch_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "RankingChange_xact_idx" ON "RankingChange"("xact");

-- CreateIndex
CREATE INDEX "RankingChange_at_idx" ON "RankingChange"("at");

ALTER TABLE "RankingEpoch"
  ADD CONSTRAINT ranking_epoch_is_one_row CHECK ("id" = 1),
  ADD CONSTRAINT ranking_epoch_positive CHECK ("epoch" > 0);
INSERT INTO "RankingEpoch" DEFAULT VALUES;

-- Whoever changed more than can be told row by row, or without these triggers, calls this in the same transaction
-- or later: every process then reads the listings anew.
CREATE FUNCTION raise_ranking_epoch() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "RankingEpoch" SET "epoch" = "epoch" + 1;
  PERFORM pg_notify('ranking_changes', '');
END $$;

-- The transaction's number comes with the row, by its default: who reads in the order of ids would lose what a slower
-- transaction commits after a faster one. Beyond so many rows, reading all is faster than reading each.
CREATE FUNCTION tell_ranking(noun "ListingKind", ids integer[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF cardinality(ids) > 10000 THEN
    PERFORM raise_ranking_epoch();
  ELSIF cardinality(ids) > 0 THEN
    INSERT INTO "RankingChange" ("noun", "rowId") SELECT noun, id FROM unnest(ids) id ORDER BY id;
    -- Wakes who listens; what changed stands in the table.
    PERFORM pg_notify('ranking_changes', '');
  END IF;
END $$;

-- The columns are those that lib/ranking/facts.ts reads; others cost nothing but the comparison.
CREATE FUNCTION tell_ranking_of_needs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  CASE TG_OP
    WHEN 'INSERT' THEN PERFORM tell_ranking('need', array_agg("id")) FROM after_it;
    WHEN 'DELETE' THEN PERFORM tell_ranking('need', array_agg("id")) FROM before_it;
    WHEN 'UPDATE' THEN
      PERFORM tell_ranking('need', array_agg("id")) FROM before_it b FULL JOIN after_it a USING ("id")
      WHERE (b."organisationId", b."state", b."sector", b."regionCode", b."provinceCode", b."mode", b."format", b."quartersLeft",
             b."languages", b."wantedStart", b."closesOn", b."publishedAt")
        IS DISTINCT FROM
            (a."organisationId", a."state", a."sector", a."regionCode", a."provinceCode", a."mode", a."format", a."quartersLeft",
             a."languages", a."wantedStart", a."closesOn", a."publishedAt");
    ELSE PERFORM raise_ranking_epoch();
  END CASE;
  RETURN NULL;
END $$;

CREATE FUNCTION tell_ranking_of_offers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  CASE TG_OP
    WHEN 'INSERT' THEN PERFORM tell_ranking('offer', array_agg("id")) FROM after_it;
    WHEN 'DELETE' THEN PERFORM tell_ranking('offer', array_agg("id")) FROM before_it;
    WHEN 'UPDATE' THEN
      PERFORM tell_ranking('offer', array_agg("id")) FROM before_it b FULL JOIN after_it a USING ("id")
      WHERE (b."organisationId", b."state", b."sectors", b."regions", b."remote", b."format", b."quartersLeft", b."languages",
             b."availableFrom", b."availableUntil")
        IS DISTINCT FROM
            (a."organisationId", a."state", a."sectors", a."regions", a."remote", a."format", a."quartersLeft", a."languages",
             a."availableFrom", a."availableUntil");
    ELSE PERFORM raise_ranking_epoch();
  END CASE;
  RETURN NULL;
END $$;

CREATE FUNCTION tell_ranking_of_need_skills() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  CASE TG_OP
    WHEN 'INSERT' THEN PERFORM tell_ranking('need', array_agg(DISTINCT "needId")) FROM after_it;
    WHEN 'DELETE' THEN PERFORM tell_ranking('need', array_agg(DISTINCT "needId")) FROM before_it;
    WHEN 'UPDATE' THEN
      PERFORM tell_ranking('need', array_agg(DISTINCT "needId")) FROM before_it b FULL JOIN after_it a USING ("needId", "skillCode")
      WHERE b."importance" IS DISTINCT FROM a."importance";
    ELSE PERFORM raise_ranking_epoch();
  END CASE;
  RETURN NULL;
END $$;

CREATE FUNCTION tell_ranking_of_offer_skills() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  CASE TG_OP
    WHEN 'INSERT' THEN PERFORM tell_ranking('offer', array_agg(DISTINCT "offerId")) FROM after_it;
    WHEN 'DELETE' THEN PERFORM tell_ranking('offer', array_agg(DISTINCT "offerId")) FROM before_it;
    WHEN 'UPDATE' THEN
      PERFORM tell_ranking('offer', array_agg(DISTINCT "offerId")) FROM before_it b FULL JOIN after_it a USING ("offerId", "skillCode")
      WHERE b."level" IS DISTINCT FROM a."level";
    ELSE PERFORM raise_ranking_epoch();
  END CASE;
  RETURN NULL;
END $$;

-- An organisation comes and goes without listings: only its changes are its listings' too.
CREATE FUNCTION tell_ranking_of_organisations() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed integer[];
BEGIN
  SELECT array_agg("id") INTO changed FROM before_it b JOIN after_it a USING ("id")
  WHERE (b."kind", b."state", b."attention", b."regionCode", b."provinceCode")
    IS DISTINCT FROM (a."kind", a."state", a."attention", a."regionCode", a."provinceCode");
  IF changed IS NOT NULL THEN
    PERFORM tell_ranking('need', array_agg("id")) FROM "SkillNeed" WHERE "organisationId" = ANY(changed);
    PERFORM tell_ranking('offer', array_agg("id")) FROM "ExpertiseOffer" WHERE "organisationId" = ANY(changed);
  END IF;
  RETURN NULL;
END $$;

-- Families and relations of skills are the engine's map, not rows of its lists.
CREATE FUNCTION tell_ranking_of_skills() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NOT EXISTS (
      SELECT FROM before_it b FULL JOIN after_it a USING ("code")
      WHERE (b."familyCode", b."related") IS DISTINCT FROM (a."familyCode", a."related")
    ) THEN
      RETURN NULL;
    END IF;
  END IF;
  PERFORM raise_ranking_epoch();
  RETURN NULL;
END $$;

CREATE TRIGGER need_added_tells_ranking AFTER INSERT ON "SkillNeed" REFERENCING NEW TABLE AS after_it
  FOR EACH STATEMENT EXECUTE FUNCTION tell_ranking_of_needs();
CREATE TRIGGER need_changed_tells_ranking AFTER UPDATE ON "SkillNeed" REFERENCING OLD TABLE AS before_it NEW TABLE AS after_it
  FOR EACH STATEMENT EXECUTE FUNCTION tell_ranking_of_needs();
CREATE TRIGGER need_removed_tells_ranking AFTER DELETE ON "SkillNeed" REFERENCING OLD TABLE AS before_it
  FOR EACH STATEMENT EXECUTE FUNCTION tell_ranking_of_needs();
CREATE TRIGGER needs_emptied_tell_ranking AFTER TRUNCATE ON "SkillNeed" FOR EACH STATEMENT EXECUTE FUNCTION tell_ranking_of_needs();

CREATE TRIGGER offer_added_tells_ranking AFTER INSERT ON "ExpertiseOffer" REFERENCING NEW TABLE AS after_it
  FOR EACH STATEMENT EXECUTE FUNCTION tell_ranking_of_offers();
CREATE TRIGGER offer_changed_tells_ranking AFTER UPDATE ON "ExpertiseOffer" REFERENCING OLD TABLE AS before_it NEW TABLE AS after_it
  FOR EACH STATEMENT EXECUTE FUNCTION tell_ranking_of_offers();
CREATE TRIGGER offer_removed_tells_ranking AFTER DELETE ON "ExpertiseOffer" REFERENCING OLD TABLE AS before_it
  FOR EACH STATEMENT EXECUTE FUNCTION tell_ranking_of_offers();
CREATE TRIGGER offers_emptied_tell_ranking AFTER TRUNCATE ON "ExpertiseOffer" FOR EACH STATEMENT EXECUTE FUNCTION tell_ranking_of_offers();

CREATE TRIGGER need_skill_added_tells_ranking AFTER INSERT ON "NeedSkill" REFERENCING NEW TABLE AS after_it
  FOR EACH STATEMENT EXECUTE FUNCTION tell_ranking_of_need_skills();
CREATE TRIGGER need_skill_changed_tells_ranking AFTER UPDATE ON "NeedSkill" REFERENCING OLD TABLE AS before_it NEW TABLE AS after_it
  FOR EACH STATEMENT EXECUTE FUNCTION tell_ranking_of_need_skills();
CREATE TRIGGER need_skill_removed_tells_ranking AFTER DELETE ON "NeedSkill" REFERENCING OLD TABLE AS before_it
  FOR EACH STATEMENT EXECUTE FUNCTION tell_ranking_of_need_skills();
CREATE TRIGGER need_skills_emptied_tell_ranking AFTER TRUNCATE ON "NeedSkill" FOR EACH STATEMENT EXECUTE FUNCTION tell_ranking_of_need_skills();

CREATE TRIGGER offer_skill_added_tells_ranking AFTER INSERT ON "OfferSkill" REFERENCING NEW TABLE AS after_it
  FOR EACH STATEMENT EXECUTE FUNCTION tell_ranking_of_offer_skills();
CREATE TRIGGER offer_skill_changed_tells_ranking AFTER UPDATE ON "OfferSkill" REFERENCING OLD TABLE AS before_it NEW TABLE AS after_it
  FOR EACH STATEMENT EXECUTE FUNCTION tell_ranking_of_offer_skills();
CREATE TRIGGER offer_skill_removed_tells_ranking AFTER DELETE ON "OfferSkill" REFERENCING OLD TABLE AS before_it
  FOR EACH STATEMENT EXECUTE FUNCTION tell_ranking_of_offer_skills();
CREATE TRIGGER offer_skills_emptied_tell_ranking AFTER TRUNCATE ON "OfferSkill" FOR EACH STATEMENT EXECUTE FUNCTION tell_ranking_of_offer_skills();

CREATE TRIGGER organisation_changed_tells_ranking AFTER UPDATE ON "Organisation" REFERENCING OLD TABLE AS before_it NEW TABLE AS after_it
  FOR EACH STATEMENT EXECUTE FUNCTION tell_ranking_of_organisations();

CREATE TRIGGER skill_added_tells_ranking AFTER INSERT ON "Skill" FOR EACH STATEMENT EXECUTE FUNCTION tell_ranking_of_skills();
CREATE TRIGGER skill_changed_tells_ranking AFTER UPDATE ON "Skill" REFERENCING OLD TABLE AS before_it NEW TABLE AS after_it
  FOR EACH STATEMENT EXECUTE FUNCTION tell_ranking_of_skills();
CREATE TRIGGER skill_removed_tells_ranking AFTER DELETE ON "Skill" FOR EACH STATEMENT EXECUTE FUNCTION tell_ranking_of_skills();
