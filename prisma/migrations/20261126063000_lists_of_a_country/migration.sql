-- AlterTable
ALTER TABLE "ExpertiseOffer" ADD COLUMN     "facets" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "SkillNeed" ADD COLUMN     "facets" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "SearchWord" (
    "word" TEXT NOT NULL,

    CONSTRAINT "SearchWord_pkey" PRIMARY KEY ("word")
);

-- CreateIndex
CREATE INDEX "ExpertiseOffer_facets_idx" ON "ExpertiseOffer" USING GIN ("facets");

-- CreateIndex
CREATE INDEX "SkillNeed_facets_idx" ON "SkillNeed" USING GIN ("facets");

-- What a listing answers to in the filters of its list, each as `filter:option`: one column, so that one index finds
-- any choice of them, and what is found can be counted without a look at other tables.
CREATE FUNCTION store_need_facets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."facets" := ARRAY['sectors:' || NEW."sector", 'region:' || NEW."regionCode", 'formats:' || NEW."format"]
    || CASE NEW."mode" WHEN 'either' THEN ARRAY['modes:remote', 'modes:on_site'] ELSE ARRAY['modes:' || NEW."mode"] END
    || (SELECT coalesce(array_agg(DISTINCT 'family:' || s."familyCode"), '{}')
        FROM "NeedSkill" l JOIN "Skill" s ON s."code" = l."skillCode" WHERE l."needId" = NEW."id");
  RETURN NEW;
END $$;

CREATE FUNCTION store_offer_facets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."facets" := ARRAY['formats:' || NEW."format"]
    || (SELECT coalesce(array_agg('sectors:' || sector), '{}') FROM unnest(NEW."sectors") sector)
    || (SELECT coalesce(array_agg('region:' || region), '{}') FROM unnest(NEW."regions") region)
    || CASE WHEN NEW."remote" THEN ARRAY['modes:remote'] ELSE '{}' END
    || CASE WHEN cardinality(NEW."regions") > 0 THEN ARRAY['modes:on_site'] ELSE '{}' END
    || (SELECT coalesce(array_agg(DISTINCT 'family:' || s."familyCode"), '{}')
        FROM "OfferSkill" l JOIN "Skill" s ON s."code" = l."skillCode" WHERE l."offerId" = NEW."id");
  RETURN NEW;
END $$;

-- A change of the skills writes "searchText", as for the stored words.
CREATE TRIGGER need_facets_are_stored
  BEFORE INSERT OR UPDATE OF "sector", "regionCode", "format", "mode", "searchText", "facets"
  ON "SkillNeed" FOR EACH ROW EXECUTE FUNCTION store_need_facets();
CREATE TRIGGER offer_facets_are_stored
  BEFORE INSERT OR UPDATE OF "sectors", "regions", "remote", "format", "searchText", "facets"
  ON "ExpertiseOffer" FOR EACH ROW EXECUTE FUNCTION store_offer_facets();

DROP TRIGGER skill_renews_search ON "Skill";
CREATE TRIGGER skill_renews_search AFTER UPDATE OF "fr", "ar", "synonymsFr", "synonymsAr", "familyCode" ON "Skill" FOR EACH ROW
  WHEN ((OLD."fr", OLD."ar", OLD."synonymsFr", OLD."synonymsAr", OLD."familyCode")
    IS DISTINCT FROM (NEW."fr", NEW."ar", NEW."synonymsFr", NEW."synonymsAr", NEW."familyCode"))
  EXECUTE FUNCTION renew_search();

-- Every word that a listing has had, once: a slip of the finger is compared with words, not with the texts of all
-- listings. Whether a listing still has one is asked of the listings. In order, so that two who write wait for each
-- other one way round only. Shorter ones are never taken for another.
CREATE FUNCTION know_search_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "SearchWord" ("word")
  SELECT word FROM unnest(tsvector_to_array(NEW."searchVector")) word WHERE char_length(word) BETWEEN 4 AND 40 ORDER BY word
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

CREATE TRIGGER need_words_are_known
  AFTER INSERT OR UPDATE OF "titleFr", "titleAr", "contextFr", "contextAr", "deliverableFr", "deliverableAr", "organisationId",
    "provinceCode", "regionCode", "searchText", "searchVector"
  ON "SkillNeed" FOR EACH ROW EXECUTE FUNCTION know_search_words();
CREATE TRIGGER offer_words_are_known
  AFTER INSERT OR UPDATE OF "titleFr", "titleAr", "descriptionFr", "descriptionAr", "organisationId", "regions", "searchText", "searchVector"
  ON "ExpertiseOffer" FOR EACH ROW EXECUTE FUNCTION know_search_words();

-- In place of these: the trigrams of whole texts were the largest index, and nearly every text shares some with a word.
DROP INDEX need_search_letters;
DROP INDEX offer_search_letters;
DROP FUNCTION search_letters(text);

-- What is there already.
UPDATE "SkillNeed" SET "searchText" = '';
UPDATE "ExpertiseOffer" SET "searchText" = '';

-- The lists in their orders, with all that a filter asks: a page is read from its place on, whatever stands before.
CREATE INDEX need_list_by_closing ON "SkillNeed" ("closesOn", "id") INCLUDE ("organisationId", "facets")
  WHERE "state" = 'open' AND "quartersLeft" > 0;
CREATE INDEX need_list_by_publication ON "SkillNeed" ("publishedAt", "id") INCLUDE ("organisationId", "facets", "closesOn")
  WHERE "state" = 'open' AND "quartersLeft" > 0;
CREATE INDEX offer_list_by_end ON "ExpertiseOffer" ("availableUntil", "id") INCLUDE ("organisationId", "facets")
  WHERE "state" = 'open' AND "quartersLeft" > 0;
CREATE INDEX offer_list_by_publication ON "ExpertiseOffer" ("publishedAt", "id") INCLUDE ("organisationId", "facets", "availableUntil")
  WHERE "state" = 'open' AND "quartersLeft" > 0;
