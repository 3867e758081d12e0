-- The same fold in a third of the time. `translate` compares each letter with its whole list and `regexp_replace`
-- builds the text anew: most texts have nothing for either, and to look is cheap. Two signs that most Arabic texts
-- have are replaced one by one.
CREATE OR REPLACE FUNCTION search_fold(written text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  folded text := replace(written, '’', '''');
BEGIN
  IF folded ~ '[‘‛ʼʹ′`´]' THEN
    folded := translate(folded, '‘‛ʼʹ′`´', '''''''''''''''');
  END IF;
  folded := lower(regexp_replace(normalize(folded, NFKD),
    '[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]',
    '', 'g'));
  folded := replace(replace(folded, 'ة', 'ه'), 'ى', 'ي');
  IF folded ~ '[ŒÆœæیٱکڭگݣپڤڥ٠-٩۰-۹‐‒–—―]' THEN
    folded := replace(replace(translate(folded, 'ŒÆیٱکڭگݣپڤڥ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹‐‒–—―', 'œæياككككبفف01234567890123456789-----'), 'œ', 'oe'), 'æ', 'ae');
  END IF;
  IF folded ~ '(?! )\s|\s\s' THEN
    folded := regexp_replace(folded, '\s+', ' ', 'g');
  END IF;
  RETURN btrim(folded);
END $$;
