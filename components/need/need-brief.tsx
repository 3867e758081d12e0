import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalProse } from '@/components/listing/local-prose';
import { LocalText } from '@/components/listing/local-text';
import { OtherLanguageNote } from '@/components/listing/other-language-note';
import { OwnerLine } from '@/components/listing/owner-line';
import { StoryBlock } from '@/components/listing/story-block';
import { localised } from '@/lib/i18n/localised';
import type { NeedPageView } from '@/lib/needs/views';
import { inLocale, routes } from '@/lib/routes';
import { NeedFacts } from './need-facts';

const GIVES = ['hours', 'person', 'noMoney'] as const;
const GETS = ['result', 'record', 'value'] as const;
const STEPS = ['pledge', 'answer', 'approve', 'mission'] as const;

/** A need on one page, for whoever decides whether to give the hours. Printed, it fits one sheet. */
export function NeedBrief({ view: { need, address } }: { view: NeedPageView }) {
  const t = useTranslations('needBrief');
  const locale = useLocale();
  const { kind } = need.owner;
  const skills = need.skills.map((skill) => localised(skill.name, locale).text);
  const listings = useTranslations('listings');
  return (
    <PageFrame
      trail={[{ href: inLocale(locale, routes.need(need.id)), label: t('need') }]}
      crumb={t('crumb')}
      eyebrow={t('eyebrow')}
      title={<LocalText text={need.title} />}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-7 print:gap-3 print:text-sm">
        <OtherLanguageNote text={need.title} />
        <p className="text-ink-muted print:hidden">{t('printHint')}</p>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-7 md:grid-cols-2 print:grid-cols-2 print:gap-4">
          <StoryBlock title={t('asked')}>
            <LocalProse text={need.deliverable} />
            <p>
              <b>{t('skills')}</b> <bdi>{skills.join(listings('comma'))}</bdi>
            </p>
          </StoryBlock>
          <StoryBlock title={t('facts')}>
            <NeedFacts need={need} />
          </StoryBlock>
          <StoryBlock title={t('why')}>
            <LocalProse text={need.context} />
          </StoryBlock>
          <StoryBlock title={t('who')}>
            <OwnerLine owner={need.owner} />
          </StoryBlock>
          <StoryBlock title={t('gives')}>
            <ul className="bullets grid gap-1.5">
              {GIVES.map((line) => (
                <li key={line}>{t(`give.${line}`)}</li>
              ))}
            </ul>
          </StoryBlock>
          <StoryBlock title={t('gets')}>
            <ul className="bullets grid gap-1.5">
              {GETS.map((line) => (
                <li key={line}>{t(`get.${line}`)}</li>
              ))}
            </ul>
          </StoryBlock>
        </div>
        <StoryBlock title={t('how')}>
          <ol className="grid list-decimal gap-1.5 ps-6 md:grid-cols-2 md:gap-x-10 print:grid-cols-2">
            {STEPS.map((step) => (
              <li key={step}>{t(`steps.${step}`, { kind })}</li>
            ))}
          </ol>
        </StoryBlock>
        <p className="text-sm">
          {t('address')}{' '}
          <a href={inLocale(locale, routes.need(need.id))} className="break-all">
            <bdi dir="ltr">{address}</bdi>
          </a>
        </p>
      </div>
    </PageFrame>
  );
}
