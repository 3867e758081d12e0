import { useLocale, useTranslations } from 'next-intl';
import { RadioCards } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalProse } from '@/components/listing/local-prose';
import { LocalText } from '@/components/listing/local-text';
import { Alert } from '@/components/ui/alert';
import { Bdi } from '@/components/ui/bdi';
import { Panel } from '@/components/ui/card';
import { Facts } from '@/components/ui/facts';
import { registerForForumAction } from '@/lib/forums/actions';
import { REGISTRANT_KINDS } from '@/lib/forums/rules';
import type { ForumView } from '@/lib/forums/views';
import { inLocale, routes, type VisitDone } from '@/lib/routes';
import { ForumDays } from './forum-days';
import { ConsentField, VisitorFields } from './visitor-fields';

interface Props {
  forum: ForumView;
  done: VisitDone | undefined;
  submission: string;
}

/** A forum for anybody: when, where, who stands there, and how to come. */
export function ForumPage({ forum, done, submission }: Props) {
  const t = useTranslations('forums');
  const locale = useLocale();
  const { name, place, province, agenda, standList, partners, open } = forum;
  return (
    <PageFrame
      title={<LocalText text={name} />}
      trail={[{ href: inLocale(locale, routes.forums()), label: t('title') }]}
      eyebrow={
        <Facts
          facts={[
            { key: 'days', icon: 'calendar', text: <ForumDays {...forum} /> },
            {
              key: 'place',
              icon: 'pin',
              text: (
                <>
                  <Bdi>{place}</Bdi> · <LocalText text={province} />
                </>
              ),
            },
          ]}
        />
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {done !== undefined && (
          <Alert tone="ok" title={t(`done.${done}`)}>
            {t(`doneText.${done}`)}
          </Alert>
        )}
        <Panel title={t('agenda')}>
          {agenda.fr === null && agenda.ar === null ? <p className="text-ink-muted">{t('noAgenda')}</p> : <LocalProse text={agenda} />}
        </Panel>
        <Panel title={t('standList')} extra={<span className="text-ink-muted text-sm">{t('stands', { count: standList.length })}</span>}>
          {standList.length === 0 ? (
            <p className="text-ink-muted">{t('noStands')}</p>
          ) : (
            <ul className="grid gap-x-6 md:grid-cols-2">
              {standList.map(({ id, organisationId, organisation, verified, place: where }) => (
                <li key={id} className="flex min-h-target flex-wrap items-center gap-x-3">
                  {verified ? (
                    <a href={inLocale(locale, routes.organisation(organisationId))} className="inline-flex min-h-target items-center">
                      <LocalText text={organisation} />
                    </a>
                  ) : (
                    <LocalText text={organisation} />
                  )}
                  {where !== null && <span className="text-ink-muted text-sm">{t.rich('standPlace', { place: where })}</span>}
                </li>
              ))}
            </ul>
          )}
        </Panel>
        {partners.length > 0 && (
          <Panel title={t('partners')}>
            <ul className="flex flex-wrap gap-x-6 gap-y-2">
              {partners.map((partner) => (
                <li key={partner}>
                  <Bdi>{partner}</Bdi>
                </li>
              ))}
            </ul>
          </Panel>
        )}
        {open ? (
          <Panel title={t('register.title')} id="register">
            <p className="text-ink-muted">{t('register.lead')}</p>
            <Form action={registerForForumAction} submission={submission} refusal={t('register.refused')} at="#register">
              <input type="hidden" name="forumId" value={forum.id} />
              <RadioCards
                name="kind"
                label={t('kind')}
                columns={2}
                choices={REGISTRANT_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
              />
              <VisitorFields />
              <ConsentField />
              <div>
                <SubmitButton wide="phone">{t('register.submit')}</SubmitButton>
              </div>
            </Form>
          </Panel>
        ) : (
          <p className="text-ink-muted">{t('register.over')}</p>
        )}
        <p>
          <a href={inLocale(locale, routes.forCompanies('', 'forum'))} className="inline-flex min-h-target items-center">
            {t('forCompanies')}
          </a>
        </p>
      </div>
    </PageFrame>
  );
}
