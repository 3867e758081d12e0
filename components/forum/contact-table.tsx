import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { LocalText } from '@/components/listing/local-text';
import { Bdi, Code } from '@/components/ui/bdi';
import { CardTable } from '@/components/ui/card-table';
import { Disclosure } from '@/components/ui/disclosure';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { forgetContactAction } from '@/lib/forums/actions';
import type { ContactRow } from '@/lib/forums/views';
import { formatDay, formatMoment } from '@/lib/i18n/formats';
import { openLeadAction } from '@/lib/leads/actions';
import { inLocale, routes } from '@/lib/routes';

interface Props {
  caption: string;
  contacts: ContactRow[];
  /** Whether the reader goes on with them. */
  mayFollow: boolean;
  submission: string;
}

/** Whom somebody met, and what comes next of it. */
export function ContactTable({ caption, contacts, mayFollow, submission }: Props) {
  const t = useTranslations('contacts');
  const words = useTranslations('programmeForums');
  const locale = useLocale();
  return (
    <CardTable
      caption={caption}
      rows={contacts}
      rowKey={({ id }) => id}
      columns={[
        { key: 'who', label: words('person'), kind: 'head', cell: (row) => <Who row={row} /> },
        { key: 'reach', label: words('reach'), cell: (row) => <Reach {...row} /> },
        { key: 'spokeOf', label: t('spokeOf'), cell: ({ spokeOf }) => (spokeOf === null ? '–' : <Bdi>{spokeOf}</Bdi>) },
        { key: 'met', label: t('met'), cell: ({ metAt, hourKnown }) => (hourKnown ? formatMoment : formatDay)(metAt, locale) },
        { key: 'stand', label: t('stand'), cell: ({ stand }) => (stand === null ? t('nowhere') : <LocalText text={stand} />) },
        {
          key: 'act',
          label: t('act'),
          kind: 'act',
          cell: (row) => <Next row={row} mayFollow={mayFollow} submission={submission} />,
        },
      ]}
    />
  );
}

function Who({ row: { name, organisation } }: { row: ContactRow }) {
  const t = useTranslations('programmeForums');
  return (
    <>
      {name === null ? t('forgotten') : <Bdi>{name}</Bdi>}
      {organisation !== null && (
        <span className="block font-normal text-ink-muted text-sm">
          <Bdi>{organisation}</Bdi>
        </span>
      )}
    </>
  );
}

/** How somebody is reached: both ways where both are known. */
export function Reach({ email, phone }: { email: string | null; phone: string | null }) {
  if (email === null && phone === null) return '–';
  return (
    <span className="grid">
      {email !== null && (
        <a href={`mailto:${email}`} className="inline-flex min-h-target items-center">
          <Code className="break-all">{email}</Code>
        </a>
      )}
      {phone !== null && (
        <a href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`} className="inline-flex min-h-target items-center">
          <Code className="">{phone}</Code>
        </a>
      )}
    </span>
  );
}

function Next({ row: { id, name, leadId }, mayFollow, submission }: { row: ContactRow; mayFollow: boolean; submission: string }) {
  const t = useTranslations('contacts');
  const locale = useLocale();
  return (
    <div className="flex flex-wrap items-start gap-2">
      {leadId !== null && (
        <a href={inLocale(locale, routes.lead(leadId))} className="inline-flex min-h-target items-center">
          {t('lead')}
        </a>
      )}
      {mayFollow && leadId === null && (
        <Form action={openLeadAction} submission={submission} refusal={t('openRefused')} prefix={`open-${id}-`}>
          <input type="hidden" name="contactId" value={id} />
          <SubmitButton small variant="second">
            {t('open')}
            {name !== null && <VisuallyHidden> {name}</VisuallyHidden>}
          </SubmitButton>
        </Form>
      )}
      {mayFollow && name !== null && (
        <Disclosure
          summary={
            <>
              {t('forget')}
              <VisuallyHidden> {name}</VisuallyHidden>
            </>
          }
        >
          <Form action={forgetContactAction} submission={submission} refusal={t('forgetRefused')} prefix={`forget-${id}-`}>
            <input type="hidden" name="contactId" value={id} />
            <p className="max-w-2xs text-sm">{t('forgetText')}</p>
            <div>
              <SubmitButton small variant="danger">
                {t('forgetNow')}
                <VisuallyHidden> {name}</VisuallyHidden>
              </SubmitButton>
            </div>
          </Form>
        </Disclosure>
      )}
    </div>
  );
}
