import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { Pieces } from '@/components/notification/pieces';
import { WrittenWords } from '@/components/person/written-words';
import { Code } from '@/components/ui/bdi';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { KeyValue } from '@/components/ui/key-value';
import { formatDay } from '@/lib/i18n/formats';
import type { Held, HeldSection, OwnDataView } from '@/lib/privacy/views';
import { inLocale, routes } from '@/lib/routes';

/** All that is held about the reader, to be read, printed and taken along. */
export function OwnDataPage({ data }: { data: OwnDataView }) {
  const t = useTranslations('ownData');
  const locale = useLocale();
  return (
    <PageFrame title={t('title')} lead={t('lead')}>
      <div className="grid max-w-3xl gap-6">
        <div className="grid gap-3 print:hidden">
          <div className="flex flex-wrap gap-3">
            <ButtonLink href={routes.ownDataFile()} wide="phone" download>
              {t('download')}
            </ButtonLink>
          </div>
          <p className="text-ink-muted text-sm">{t('downloadHint')}</p>
        </div>
        {data.sections.map((section) => (
          <Section key={section.section} section={section} shown={data.shown} />
        ))}
        <p className="max-w-measure">
          {t('secrets')} <a href={inLocale(locale, routes.privacy())}>{t('privacy')}</a>
        </p>
        <p className="print:hidden">
          <a href={inLocale(locale, routes.eraseAccount())}>{t('erase')}</a>
        </p>
      </div>
    </PageFrame>
  );
}

function Section({ section, shown }: { section: HeldSection; shown: number }) {
  const t = useTranslations('ownData');
  return (
    <Panel title={t(`sections.${section.section}`)} id={section.section}>
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-3">
        {section.entries.map((entry, index) => (
          <li key={index} className="border-line not-first:border-t not-first:pt-3">
            <KeyValue
              rows={entry.map(({ fact, value }) => ({ key: fact, term: t(`facts.${fact}`), value: <HeldValue value={value} /> }))}
            />
          </li>
        ))}
      </ul>
      {section.count > shown && <p className="text-ink-muted text-sm">{t('more', { shown, count: section.count })}</p>}
    </Panel>
  );
}

function HeldValue({ value }: { value: Held }) {
  const t = useTranslations('ownData.terms');
  const locale = useLocale();
  switch (value.as) {
    case 'text':
      return <WrittenWords words={value.value} className="whitespace-pre-line [overflow-wrap:anywhere]" />;
    case 'code':
      return <Code className="[overflow-wrap:anywhere]">{value.value}</Code>;
    case 'moment':
      return <time dateTime={value.value.toISOString()}>{formatDay(value.value, locale)}</time>;
    case 'name':
      return <LocalText text={value.value} />;
    case 'pieces':
      return <Pieces pieces={value.value} />;
    case 'term':
      return t(value.value);
  }
}
