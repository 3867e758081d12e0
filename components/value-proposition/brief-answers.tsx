import { useTranslations } from 'next-intl';
import { LocalProse } from '@/components/listing/local-prose';
import { OtherLanguageNote } from '@/components/listing/other-language-note';
import { type Answers, QUESTIONS, TONGUES } from '@/lib/value-propositions/rules';

interface Props {
  answers: Answers;
  /** The level of its headings. */
  level: 2 | 4;
}

/** The answers in the order asked, each under what it says; what has none is left out. */
export function BriefAnswers({ answers, level }: Props) {
  const t = useTranslations('propositions.questions');
  const Title = level === 2 ? 'h2' : 'h4';
  return QUESTIONS.filter((question) => TONGUES.some((lang) => answers[question][lang] !== null)).map((question) => (
    <section key={question} className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <Title className={level === 2 ? 'text-xl' : 'text-base tracking-normal'}>{t(`${question}.heading`)}</Title>
      <OtherLanguageNote text={answers[question]} />
      <LocalProse text={answers[question]} />
    </section>
  ));
}
