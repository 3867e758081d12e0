-- AlterTable
ALTER TABLE "ExpertiseOffer" ADD COLUMN     "searchText" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "searchVector" tsvector;

-- AlterTable
ALTER TABLE "SkillNeed" ADD COLUMN     "searchText" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "searchVector" tsvector;

-- CreateIndex
CREATE INDEX "ExpertiseOffer_searchVector_idx" ON "ExpertiseOffer" USING GIN ("searchVector");

-- CreateIndex
CREATE INDEX "SkillNeed_searchVector_idx" ON "SkillNeed" USING GIN ("searchVector");

-- Nearest words for typos. A trusted extension: the owner of the database may create it, no superuser is
-- needed; a managed server must only have it on its list of allowed extensions.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- `fold` of lib/matching/normalise.ts, sign by sign; a test compares them over the whole seed. Words to
-- find are folded by that one, so that both sides are the same. The bodies are bound when they are
-- defined: an index that rests on them can be restored whatever the search path.
CREATE FUNCTION search_fold(written text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN btrim(regexp_replace(replace(replace(translate(
  lower(regexp_replace(
    normalize(translate(written, '’‘‛ʼʹ′`´', ''''''''''''''''''), NFKD),
    '[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]',
    '', 'g')),
  'ŒÆةىیٱکڭگݣپڤڥ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹‐‒–—―', 'œæهيياككككبفف01234567890123456789-----'),
  'œ', 'oe'), 'æ', 'ae'), '\s+', ' ', 'g'));

-- The same as words with one space between them: what is neither letter nor digit parts them. The parser
-- would read hyphens, slashes, dots and @ in ways of its own.
CREATE FUNCTION search_words(written text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN btrim(regexp_replace(search_fold(written),
  '[\u0001-/:-@\[-`{-\u00bf\u00d7\u00f7\u060c\u061b\u061f\u066a-\u066d\u06d4\u2000-\u20cf\u2190-\u2bff\u3000-\u303f\U0001f000-\U0001faff]+', ' ', 'g'));

-- Trigrams see letters only, and which signs are letters is the locale's to say: in the locale C no Arabic
-- one is. So each Arabic letter stands as a Latin letter or digit of its own.
CREATE FUNCTION search_letters(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN translate(words, 'ابتثجحخدذرزسشصضطظعغفقكلمنهويء', 'abcdefghijklmnopqrstuvwxyz123');

-- Where a word stands is its weight: A the title, B the text, C the organisation, the place and the labels of
-- the skills, D the synonyms of the skills, which nobody reads.
CREATE FUNCTION search_vector(title text, body text, around text, synonyms text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN setweight(to_tsvector('simple', coalesce(title, '')), 'A') || setweight(to_tsvector('simple', coalesce(body, '')), 'B')
  || setweight(to_tsvector('simple', coalesce(around, '')), 'C') || setweight(to_tsvector('simple', coalesce(synonyms, '')), 'D');

CREATE FUNCTION store_need_search() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  title text := search_words(concat_ws(' ', NEW."titleFr", NEW."titleAr"));
  body text := search_words(concat_ws(' ', NEW."contextFr", NEW."contextAr", NEW."deliverableFr", NEW."deliverableAr"));
  around text;
  synonyms text;
BEGIN
  SELECT search_words(concat_ws(' ', o."nameFr", o."nameAr", p."nameFr", p."nameAr", r."nameFr", r."nameAr",
    (SELECT string_agg(concat_ws(' ', s."fr", s."ar"), ' ' ORDER BY s."position", s."code")
     FROM "NeedSkill" l JOIN "Skill" s ON s."code" = l."skillCode" WHERE l."needId" = NEW."id")))
  INTO around
  FROM "Organisation" o, "Province" p, "Region" r
  WHERE o."id" = NEW."organisationId" AND p."code" = NEW."provinceCode" AND r."code" = NEW."regionCode";
  SELECT search_words(string_agg(concat_ws(' ', array_to_string(s."synonymsFr", ' '), array_to_string(s."synonymsAr", ' ')), ' ' ORDER BY s."position", s."code"))
  INTO synonyms
  FROM "NeedSkill" l JOIN "Skill" s ON s."code" = l."skillCode" WHERE l."needId" = NEW."id";
  NEW."searchText" := concat_ws(' ', title, body, around, synonyms);
  NEW."searchVector" := search_vector(title, body, around, synonyms);
  RETURN NEW;
END $$;

CREATE FUNCTION store_offer_search() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  title text := search_words(concat_ws(' ', NEW."titleFr", NEW."titleAr"));
  body text := search_words(concat_ws(' ', NEW."descriptionFr", NEW."descriptionAr"));
  around text;
  synonyms text;
BEGIN
  SELECT search_words(concat_ws(' ', o."nameFr", o."nameAr", p."nameFr", p."nameAr", r."nameFr", r."nameAr",
    (SELECT string_agg(concat_ws(' ', served."nameFr", served."nameAr"), ' ' ORDER BY served."code")
     FROM "Region" served WHERE served."code" = ANY(NEW."regions")),
    (SELECT string_agg(concat_ws(' ', s."fr", s."ar"), ' ' ORDER BY s."position", s."code")
     FROM "OfferSkill" l JOIN "Skill" s ON s."code" = l."skillCode" WHERE l."offerId" = NEW."id")))
  INTO around
  FROM "Organisation" o JOIN "Province" p ON p."code" = o."provinceCode" JOIN "Region" r ON r."code" = o."regionCode"
  WHERE o."id" = NEW."organisationId";
  SELECT search_words(string_agg(concat_ws(' ', array_to_string(s."synonymsFr", ' '), array_to_string(s."synonymsAr", ' ')), ' ' ORDER BY s."position", s."code"))
  INTO synonyms
  FROM "OfferSkill" l JOIN "Skill" s ON s."code" = l."skillCode" WHERE l."offerId" = NEW."id";
  NEW."searchText" := concat_ws(' ', title, body, around, synonyms);
  NEW."searchVector" := search_vector(title, body, around, synonyms);
  RETURN NEW;
END $$;

-- Whoever writes, the stored words follow; a reservation of hours changes none of these and costs nothing.
CREATE TRIGGER need_search_is_stored
  BEFORE INSERT OR UPDATE OF "titleFr", "titleAr", "contextFr", "contextAr", "deliverableFr", "deliverableAr", "organisationId",
    "provinceCode", "regionCode", "searchText", "searchVector"
  ON "SkillNeed" FOR EACH ROW EXECUTE FUNCTION store_need_search();
CREATE TRIGGER offer_search_is_stored
  BEFORE INSERT OR UPDATE OF "titleFr", "titleAr", "descriptionFr", "descriptionAr", "organisationId", "regions", "searchText", "searchVector"
  ON "ExpertiseOffer" FOR EACH ROW EXECUTE FUNCTION store_offer_search();

-- To write the stored text is to have it made anew.
CREATE FUNCTION renew_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  CASE TG_TABLE_NAME
    WHEN 'NeedSkill' THEN
      UPDATE "SkillNeed" SET "searchText" = '' WHERE "id" = coalesce(NEW."needId", OLD."needId");
    WHEN 'OfferSkill' THEN
      UPDATE "ExpertiseOffer" SET "searchText" = '' WHERE "id" = coalesce(NEW."offerId", OLD."offerId");
    WHEN 'Organisation' THEN
      UPDATE "SkillNeed" SET "searchText" = '' WHERE "organisationId" = NEW."id";
      UPDATE "ExpertiseOffer" SET "searchText" = '' WHERE "organisationId" = NEW."id";
    WHEN 'Skill' THEN
      UPDATE "SkillNeed" SET "searchText" = '' WHERE "id" IN (SELECT "needId" FROM "NeedSkill" WHERE "skillCode" = NEW."code");
      UPDATE "ExpertiseOffer" SET "searchText" = '' WHERE "id" IN (SELECT "offerId" FROM "OfferSkill" WHERE "skillCode" = NEW."code");
    WHEN 'Province' THEN
      UPDATE "SkillNeed" SET "searchText" = '' WHERE "provinceCode" = NEW."code";
      UPDATE "ExpertiseOffer" SET "searchText" = '' WHERE "organisationId" IN (SELECT "id" FROM "Organisation" WHERE "provinceCode" = NEW."code");
    WHEN 'Region' THEN
      UPDATE "SkillNeed" SET "searchText" = '' WHERE "regionCode" = NEW."code";
      UPDATE "ExpertiseOffer" SET "searchText" = ''
      WHERE NEW."code" = ANY("regions") OR "organisationId" IN (SELECT "id" FROM "Organisation" WHERE "regionCode" = NEW."code");
  END CASE;
  RETURN NULL;
END $$;

CREATE TRIGGER need_skill_renews_search AFTER INSERT OR UPDATE OR DELETE ON "NeedSkill" FOR EACH ROW EXECUTE FUNCTION renew_search();
CREATE TRIGGER offer_skill_renews_search AFTER INSERT OR UPDATE OR DELETE ON "OfferSkill" FOR EACH ROW EXECUTE FUNCTION renew_search();
CREATE TRIGGER organisation_renews_search AFTER UPDATE OF "nameFr", "nameAr", "regionCode", "provinceCode" ON "Organisation" FOR EACH ROW
  WHEN ((OLD."nameFr", OLD."nameAr", OLD."regionCode", OLD."provinceCode") IS DISTINCT FROM (NEW."nameFr", NEW."nameAr", NEW."regionCode", NEW."provinceCode"))
  EXECUTE FUNCTION renew_search();
CREATE TRIGGER skill_renews_search AFTER UPDATE OF "fr", "ar", "synonymsFr", "synonymsAr" ON "Skill" FOR EACH ROW
  WHEN ((OLD."fr", OLD."ar", OLD."synonymsFr", OLD."synonymsAr") IS DISTINCT FROM (NEW."fr", NEW."ar", NEW."synonymsFr", NEW."synonymsAr"))
  EXECUTE FUNCTION renew_search();
CREATE TRIGGER province_renews_search AFTER UPDATE OF "nameFr", "nameAr" ON "Province" FOR EACH ROW
  WHEN ((OLD."nameFr", OLD."nameAr") IS DISTINCT FROM (NEW."nameFr", NEW."nameAr")) EXECUTE FUNCTION renew_search();
CREATE TRIGGER region_renews_search AFTER UPDATE OF "nameFr", "nameAr" ON "Region" FOR EACH ROW
  WHEN ((OLD."nameFr", OLD."nameAr") IS DISTINCT FROM (NEW."nameFr", NEW."nameAr")) EXECUTE FUNCTION renew_search();

-- What is there already.
UPDATE "SkillNeed" SET "searchText" = '';
UPDATE "ExpertiseOffer" SET "searchText" = '';

CREATE INDEX need_search_letters ON "SkillNeed" USING gin (search_letters("searchText") gin_trgm_ops);
CREATE INDEX offer_search_letters ON "ExpertiseOffer" USING gin (search_letters("searchText") gin_trgm_ops);
