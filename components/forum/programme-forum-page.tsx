import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SelectField } from '@/components/forms/select-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { NarrowList } from '@/components/organisation/narrow-list';
import { Alert } from '@/components/ui/alert';
import { Badge } from '@/components/ui/badge';
import { Bdi, Code } from '@/components/ui/bdi';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { CardTable } from '@/components/ui/card-table';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { addStandAction, publishForumAction, removeStandAction, withdrawForumAction } from '@/lib/forums/actions';
import type { ProgrammeForumView, StandView } from '@/lib/forums/views';
import { formatDay } from '@/lib/i18n/formats';
import { localised } from '@/lib/i18n/localised';
import { type ForumDone, inLocale, routes } from '@/lib/routes';
import { ContactTable, Reach } from './contact-table';
import { ForumDays } from './forum-days';
import { useProgrammeForumTrail } from './forum-trail';
import { PeoplePages } from './people-pages';

interface Props {
  forum: ProgrammeForumView;
  done: ForumDone | undefined;
  submission: string;
}

/** A forum for the programme: its publication, its stands, who comes and who was met. */
export function ProgrammeForumPage({ forum, done, submission }: Props) {
  const t = useTranslations('programmeForums');
  const { name, place, province, published, mayArrange, registrations, contacts } = forum;
  /** The other list stays where it is. */
  const hrefOf = (turned: { registrations?: number; contacts?: number }) => {
    const pages = Object.entries({ registrations: registrations.page, contacts: contacts.page, ...turned });
    return routes.programmeForum(
      forum.id,
      undefined,
      Object.fromEntries(pages.filter(([, page]) => page > 1).map(([list, page]) => [list, String(page)])),
    );
  };
  return (
    <PageFrame
      title={<LocalText text={name} />}
      trail={useProgrammeForumTrail()}
      eyebrow={
        <>
          <Badge tone={published ? 'ok' : 'neutral'}>{published ? t('published') : t('draft')}</Badge>
          <ForumDays {...forum} />
        </>
      }
      lead={
        <>
          <Bdi>{place}</Bdi> · <LocalText text={province} />
        </>
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {done !== undefined && <Alert tone="ok" title={t(`done.${done}`)} />}
        <Tools forum={forum} />
        {mayArrange ? <Publication forum={forum} submission={submission} /> : <p className="text-ink-muted">{t('elsewhere')}</p>}
        <Panel title={t('stands')} id="stands">
          {forum.standList.length === 0 ? (
            <p className="text-ink-muted">{t('noStands')}</p>
          ) : (
            <Stands stands={forum.standList} mayArrange={mayArrange} submission={submission} />
          )}
          {mayArrange && <NarrowList words={forum.words} more={forum.candidates.more} at="#stands" />}
          {mayArrange && <AddStand forum={forum} submission={submission} />}
        </Panel>
        <Panel title={t('registrations', { count: registrations.count })} id="registrations">
          <Registrations registrations={registrations} />
          <PeoplePages list="registrations" of={registrations} forumId={forum.id} hrefOf={(page) => hrefOf({ registrations: page })} />
        </Panel>
        <Panel title={t('contacts', { count: contacts.count })} id="contacts">
          {contacts.rows.length === 0 ? (
            <p className="text-ink-muted">{t('noContacts')}</p>
          ) : (
            <ContactTable
              caption={t('contacts', { count: contacts.count })}
              contacts={contacts.rows}
              mayFollow={mayArrange}
              submission={submission}
            />
          )}
          <PeoplePages list="contacts" of={contacts} forumId={forum.id} hrefOf={(page) => hrefOf({ contacts: page })} />
        </Panel>
      </div>
    </PageFrame>
  );
}

function Tools({ forum: { id, published, mayArrange } }: { forum: ProgrammeForumView }) {
  const t = useTranslations('programmeForums');
  const imports = useTranslations('forumImports');
  const locale = useLocale();
  const links = [
    ...(published ? [{ href: routes.forum(id), label: t('public') }] : []),
    { href: routes.capture(id), label: t('capture') },
    { href: routes.standCodes(id), label: t('codes') },
    ...(mayArrange ? [{ href: routes.forumImports(id), label: imports('open') }] : []),
    { href: routes.funnel(id), label: t('funnel') },
    { href: routes.programmeLeads(), label: t('leads') },
  ];
  return (
    <Panel title={t('tools')}>
      <ul className="flex flex-wrap gap-x-6">
        {links.map(({ href, label }) => (
          <li key={href}>
            <a href={inLocale(locale, href)} className="inline-flex min-h-target items-center">
              {label}
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Publication({ forum: { id, version, published }, submission }: { forum: ProgrammeForumView; submission: string }) {
  const t = useTranslations('programmeForums');
  const locale = useLocale();
  const which = published ? 'withdraw' : 'publish';
  return (
    <Panel title={t('publishTitle')}>
      <p>
        <ButtonLink variant="second" wide="phone" href={inLocale(locale, routes.editForum(id))}>
          {t('edit')}
        </ButtonLink>
      </p>
      <Form
        action={published ? withdrawForumAction : publishForumAction}
        submission={submission}
        refusal={t(published ? 'withdrawRefused' : 'publishRefused')}
        prefix="publish-"
      >
        <input type="hidden" name="forumId" value={id} />
        <input type="hidden" name="version" value={version} />
        <p>{t(`${which}Text`)}</p>
        <div>
          <SubmitButton variant={published ? 'second' : 'primary'} wide="phone">
            {t(which)}
          </SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}

function Stands({ stands, mayArrange, submission }: { stands: StandView[]; mayArrange: boolean; submission: string }) {
  const t = useTranslations('programmeForums');
  const locale = useLocale();
  return (
    <CardTable
      caption={t('stands')}
      rows={stands}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', label: t('standColumn'), kind: 'head', cell: ({ organisation }) => <LocalText text={organisation} /> },
        { key: 'place', label: t('placeColumn'), cell: ({ place }) => (place === null ? '–' : <Bdi>{place}</Bdi>) },
        {
          key: 'code',
          label: t('codeColumn'),
          cell: ({ code }) => (
            <a href={inLocale(locale, routes.stand(code))} className="inline-flex min-h-target items-center">
              <Code className="break-all">{code}</Code>
            </a>
          ),
        },
        ...(mayArrange
          ? [
              {
                key: 'act',
                label: t('actColumn'),
                kind: 'act' as const,
                cell: ({ id, organisation }: StandView) => (
                  <Form action={removeStandAction} submission={submission} refusal={t('removeRefused')} prefix={`remove-${id}-`}>
                    <input type="hidden" name="standId" value={id} />
                    <SubmitButton small variant="quiet">
                      {t('remove')}
                      <VisuallyHidden>{` : ${localised(organisation, locale).text}`}</VisuallyHidden>
                    </SubmitButton>
                  </Form>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

function AddStand({ forum: { id, candidates }, submission }: { forum: ProgrammeForumView; submission: string }) {
  const t = useTranslations('programmeForums');
  const locale = useLocale();
  return (
    <Form action={addStandAction} submission={submission} refusal={t('addRefused')} at="#stands" prefix="stand-">
      <h3 className="text-lg">{t('addStand')}</h3>
      <input type="hidden" name="forumId" value={id} />
      <SelectField
        name="organisationId"
        label={t('association')}
        options={candidates.rows.map((association) => ({ value: String(association.id), label: localised(association.name, locale).text }))}
      />
      <TextField name="place" label={t('standPlace')} hint={t('standPlaceHint')} optional />
      <div>
        <SubmitButton variant="second" wide="phone">
          {t('addSubmit')}
        </SubmitButton>
      </div>
    </Form>
  );
}

function Registrations({ registrations: { rows, count } }: { registrations: ProgrammeForumView['registrations'] }) {
  const t = useTranslations('programmeForums');
  const locale = useLocale();
  if (rows.length === 0) return <p className="text-ink-muted">{t('noRegistrations')}</p>;
  return (
    <CardTable
      caption={t('registrations', { count })}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'who',
          label: t('person'),
          kind: 'head',
          cell: ({ name, organisation, cancelled }) => (
            <>
              {name === null ? t('forgotten') : <Bdi>{name}</Bdi>}
              {cancelled && <span className="font-normal text-ink-muted text-sm"> ({t('cancelled')})</span>}
              {organisation !== null && (
                <span className="block font-normal text-ink-muted text-sm">
                  <Bdi>{organisation}</Bdi>
                </span>
              )}
            </>
          ),
        },
        { key: 'kind', label: t('comesFor'), cell: ({ kind }) => t(`kinds.${kind}`) },
        { key: 'reach', label: t('reach'), cell: (row) => <Reach {...row} /> },
        { key: 'since', label: t('since'), cell: ({ createdAt }) => formatDay(createdAt, locale) },
      ]}
    />
  );
}
