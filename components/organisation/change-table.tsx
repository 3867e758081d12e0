import { useTranslations } from 'next-intl';
import { CardTable } from '@/components/ui/card-table';
import type { ChangeLine } from '@/lib/organisations/views';
import { FieldValue } from './field-value';

/** What is verified beside what is proposed, field by field. */
export function ChangeTable({ lines }: { lines: ChangeLine[] }) {
  const t = useTranslations('organisations');
  return (
    <CardTable
      caption={t('change.caption')}
      rows={lines}
      rowKey={(line) => line.field}
      columns={[
        { key: 'field', label: t('change.field'), kind: 'head', cell: (line) => t(`fields.${line.field}`) },
        { key: 'before', label: t('change.before'), cell: (line) => <FieldValue field={line.field} value={line.before} /> },
        {
          key: 'after',
          label: t('change.after'),
          cell: (line) => (
            <b>
              <FieldValue field={line.field} value={line.after} />
            </b>
          ),
        },
      ]}
    />
  );
}
