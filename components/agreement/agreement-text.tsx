import { useTranslations } from 'next-intl';
import { Bdi } from '@/components/ui/bdi';
import { classNames } from '@/components/ui/class-names';
import type { ClauseView } from '@/lib/agreements/views';
import { directionOf, type Locale, locales } from '@/lib/i18n/locales';

/** The clauses, French and Arabic side by side; one under the other on a phone. */
export function AgreementText({ clauses }: { clauses: ClauseView[] }) {
  return (
    <div className="divide-y divide-line">
      {clauses.map((clause) => (
        <div key={clause.code} className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-5 py-5 md:grid-cols-2">
          {locales
            .toSorted()
            .toReversed()
            .map((locale) => (
              <Passage key={locale} clause={clause} locale={locale} />
            ))}
        </div>
      ))}
    </div>
  );
}

function Passage({ clause, locale }: { clause: ClauseView; locale: Locale }) {
  const t = useTranslations('agreements');
  const { number, title, paragraphs } = clause;
  return (
    <section lang={locale} dir={directionOf[locale]} aria-label={number === null ? t(locale === 'fr' ? 'french' : 'arabic') : undefined}>
      <h3 className={classNames('tracking-normal', number === null ? 'text-lg' : 'text-base')}>
        {number === null ? title[locale] : `${number}. ${title[locale]}`}
      </h3>
      {paragraphs[locale].map((pieces, index) => (
        <p key={index} className="mt-2 [overflow-wrap:anywhere]">
          {pieces.map(({ text, value, lang }, place) =>
            value ? (
              <Bdi key={place} lang={lang}>
                {text}
              </Bdi>
            ) : (
              text
            ),
          )}
        </p>
      ))}
    </section>
  );
}
