import { useTranslations } from 'next-intl';
import { LocalText } from '@/components/listing/local-text';
import { Bdi } from '@/components/ui/bdi';
import { KeyValue, type KeyValueRow } from '@/components/ui/key-value';
import type { Sector } from '@/lib/listings/rules';
import { DOCUMENT_OF, type ProfileField } from '@/lib/organisations/rules';
import type { FileFactsView } from '@/lib/organisations/views';
import { FieldValue } from './field-value';
import { OrganisationLink } from './organisation-link';

const DOCUMENT_FIELDS = {
  receipt: ['receiptType', 'receiptNumber', 'receiptDate', 'receiptAuthorityFr', 'receiptAuthorityAr', 'publicUtility'],
  founding: ['documentNumber', 'documentDate', 'documentAuthorityFr', 'documentAuthorityAr'],
  registration: ['ice', 'tradeRegisterNumber', 'tradeRegisterCourt', 'taxId', 'employees', 'industryFr', 'industryAr', 'csrLabel'],
} as const satisfies Record<string, readonly ProfileField[]>;

const PROSE = ['missionFr', 'missionAr', 'servesFr', 'servesAr', 'changesFr', 'changesAr', 'seeksFr', 'seeksAr'] as const;

/** The legal document of a file, whatever its form. */
export function DocumentFacts({ file }: { file: FileFactsView }) {
  const t = useTranslations('organisations');
  const row = (field: ProfileField): KeyValueRow => ({
    key: field,
    term: t(`fields.${field}`),
    value: <FieldValue field={field} value={file.values[field] as string | number | boolean | null} />,
  });
  return <KeyValue rows={[row('legalForm'), ...DOCUMENT_FIELDS[DOCUMENT_OF[file.values.legalForm]].map(row)]} />;
}

/** Who it is and where, in both languages: as its people wrote it. */
export function IdentityFacts({ file }: { file: FileFactsView }) {
  const t = useTranslations();
  const { values } = file;
  const value = (field: ProfileField) => <FieldValue field={field} value={values[field] as string | number | null} />;
  const term = (field: ProfileField) => t(`organisations.fields.${field}`);
  return (
    <KeyValue
      rows={[
        { key: 'nameFr', term: term('nameFr'), value: value('nameFr') },
        { key: 'nameAr', term: term('nameAr'), value: value('nameAr') },
        {
          key: 'place',
          term: term('province'),
          value: t.rich('listings.place', {
            province: () => <LocalText text={file.province} />,
            region: () => <LocalText text={file.region} />,
          }),
        },
        {
          key: 'sectors',
          term: term('sectors'),
          value:
            values.sectors.length === 0
              ? t('organisations.none')
              : values.sectors.map((sector) => t(`sectors.${sector as Sector}`)).join(t('listings.comma')),
        },
        { key: 'foundedIn', term: term('foundedIn'), value: value('foundedIn') },
        ...(values.links.length === 0
          ? []
          : [
              {
                key: 'links',
                term: term('links'),
                value: (
                  <ul className="grid gap-1">
                    {values.links.map((link) => (
                      <li key={link}>
                        <OrganisationLink href={link} />
                      </li>
                    ))}
                  </ul>
                ),
              },
            ]),
      ]}
    />
  );
}

/** The longer texts, those that were written. */
export function ProseFacts({ file }: { file: FileFactsView }) {
  const t = useTranslations('organisations');
  const written = PROSE.filter((field) => file.values[field] !== null);
  if (written.length === 0) return <p className="text-ink-muted">{t('none')}</p>;
  return (
    <KeyValue
      rows={written.map((field) => ({
        key: field,
        term: t(`fields.${field}`),
        value: <Bdi className="whitespace-pre-line">{file.values[field]}</Bdi>,
      }))}
    />
  );
}
