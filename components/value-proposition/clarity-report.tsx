import { useLocale, useTranslations } from 'next-intl';
import { Alert } from '@/components/ui/alert';
import { inLocale, routes } from '@/lib/routes';
import { type Clarity, type Finding, MOST_SIGNS, QUESTIONS, SENTENCE, WORDS } from '@/lib/value-propositions/rules';
import { answerField } from '@/lib/value-propositions/schema';

const TONES = { empty: 'info', begun: 'info', ready: 'info', clear: 'ok' } as const;

interface Props {
  clarity: Clarity;
  /** Each question leads to its place in this draft; null where there is none. */
  draftId: string | null;
}

/** How complete and how clear the answers are: sentences, and no mark. */
export function ClarityReport({ clarity: { verdict, answered, inBoth, findings }, draftId }: Props) {
  const t = useTranslations('propositions');
  const locale = useLocale();
  const groups = QUESTIONS.flatMap((question) => {
    const own = findings.filter((finding) => finding.question === question);
    return own.length === 0 ? [] : [{ question, own }];
  });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <Alert tone={TONES[verdict]} title={t(`clarity.verdicts.${verdict}`)}>
        {verdict !== 'empty' && <p>{t('clarity.counts', { answered, inBoth, asked: QUESTIONS.length })}</p>}
      </Alert>
      {verdict !== 'empty' && groups.length > 0 && (
        <ul className="grid gap-4">
          {groups.map(({ question, own }) => (
            <li key={question} className="grid gap-1">
              <p className="font-semibold">
                {draftId === null ? (
                  t(`questions.${question}.label`)
                ) : (
                  <a href={`${inLocale(locale, routes.propositionDraft(draftId))}#${answerField(question, locale)}`}>
                    {t(`questions.${question}.label`)}
                  </a>
                )}
              </p>
              <ul className="bullets grid gap-1 text-sm">
                {own.map((finding) => (
                  <li key={JSON.stringify(finding)}>
                    <FindingText finding={finding} />
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function FindingText({ finding }: { finding: Finding }) {
  const t = useTranslations('propositions.clarity.findings');
  if (finding.kind === 'unanswered') return t('unanswered');
  const lang = finding.lang;
  switch (finding.kind) {
    case 'otherLanguage':
      return t('otherLanguage', { lang });
    case 'tooLong':
      return t('tooLong', { lang, signs: finding.signs, most: MOST_SIGNS });
    case 'short':
      return t('short', { lang, words: finding.words, least: WORDS.least });
    case 'long':
      return t('long', { lang, words: finding.words, most: WORDS.most });
    case 'sentence':
      return t('sentence', { lang, words: finding.words, most: SENTENCE });
    case 'noNumber':
      return t('noNumber', { lang });
    case 'jargon':
      return t.rich('jargon', {
        lang,
        says: () => <bdi lang={lang}>{finding.says}</bdi>,
        plain: () => <bdi lang={lang}>{finding.plain}</bdi>,
      });
  }
}
