import { useTranslations } from 'next-intl';
import { PageFrame } from '@/components/layout/page-frame';
import { CopyLink } from '@/components/listing/copy-link';
import { StoryBlock } from '@/components/listing/story-block';
import { Bdi } from '@/components/ui/bdi';
import { Bullets } from '@/components/ui/bullets';
import { Actions, ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { Icon } from '@/components/ui/icon';
import type { BriefWords } from '@/lib/for-companies/brief-words';
import { type Locale, locales } from '@/lib/i18n/locales';
import type { Linked } from '@/lib/origins/rules';
import { inLocale, routes } from '@/lib/routes';
import { AnswerList } from './answer-list';

/** A company's answers on one sheet, for whoever decides: the same words as its PDF. */
export function CompanyBrief({ words, query, from, locale }: { words: BriefWords; query: string; from: Linked | null; locale: Locale }) {
  const t = useTranslations('forCompanies.brief');
  return (
    <PageFrame
      trail={[{ href: inLocale(locale, routes.forCompanies(query, from)), label: t('back') }]}
      crumb={t('crumb')}
      title={words.title}
      lead={words.lead}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-7 print:gap-3 print:text-sm">
        <Share words={words} query={query} />
        <StoryBlock title={words.answersTitle}>
          <AnswerList words={words.answers} />
        </StoryBlock>
        <StoryBlock title={words.gainsTitle}>
          <Bullets>
            {words.gains.map(({ title, text }) => (
              <span key={title}>
                <b>{title}</b> · {text}
              </span>
            ))}
          </Bullets>
        </StoryBlock>
        <StoryBlock title={words.needsTitle}>
          {words.needs.length === 0 ? (
            <p>{words.noNeeds}</p>
          ) : (
            <ol className="grid list-decimal gap-3 ps-6 marker:font-semibold marker:text-primary">
              {words.needs.map(({ id, title, who, reason }) => (
                <li key={id} className="ps-1">
                  <a href={inLocale(locale, routes.need(id))} className="font-semibold">
                    <Bdi lang={title.lang}>{title.text}</Bdi>
                  </a>
                  <span className="block text-ink-muted text-sm">
                    {who.map(({ text, lang }, index) => (
                      <span key={text}>
                        {index > 0 && ' · '}
                        <Bdi lang={lang}>{text}</Bdi>
                      </span>
                    ))}
                  </span>
                  <span className="block">{reason}</span>
                </li>
              ))}
            </ol>
          )}
        </StoryBlock>
        <StoryBlock title={words.timesTitle}>
          <p>{words.times}</p>
        </StoryBlock>
        <StoryBlock title={words.questionsTitle}>
          <dl className="grid gap-4 md:grid-cols-2 print:grid-cols-2 print:gap-2">
            {words.questions.map(({ question, answer }) => (
              <div key={question}>
                <dt className="font-semibold">{question}</dt>
                <dd>{answer}</dd>
              </div>
            ))}
          </dl>
          <p className="text-ink-muted text-sm">{words.notAdvice}</p>
        </StoryBlock>
        <p className="text-sm">
          {words.addressTitle}{' '}
          <bdi dir="ltr" className="break-all">
            {words.address}
          </bdi>
        </p>
      </div>
    </PageFrame>
  );
}

const languageName = { ar: 'pdfAr', fr: 'pdfFr' } as const satisfies Record<Locale, string>;

/** Links only: the reader's own applications do the sending, and the address has the answers in it. */
function Share({ words, query }: { words: BriefWords; query: string }) {
  const t = useTranslations('forCompanies.brief');
  const page = useTranslations('needs.page');
  const text = encodeURIComponent(t('shareText', { address: words.address }));
  return (
    <Panel title={t('share')} divided={false} className="print:hidden">
      <p className="text-ink-muted text-sm">{t('shareHint')}</p>
      <Actions>
        {locales.map((language) => (
          <ButtonLink key={language} variant="second" small href={routes.companyBriefFile(language, query)}>
            <Icon name="file" />
            {t(languageName[language])}
          </ButtonLink>
        ))}
        <ButtonLink variant="second" small href={`https://wa.me/?text=${text}`} rel="noreferrer">
          <Icon name="chat" />
          {page('whatsapp')}
        </ButtonLink>
        <ButtonLink variant="second" small href={`mailto:?subject=${encodeURIComponent(words.title)}&body=${text}`}>
          <Icon name="mail" />
          {page('mail')}
        </ButtonLink>
        <CopyLink address={words.address} words={{ copied: page('copied'), notCopied: page('notCopied') }}>
          <Icon name="link" />
          {page('copy')}
        </CopyLink>
      </Actions>
    </Panel>
  );
}
