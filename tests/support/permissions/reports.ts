import { randomUUID } from 'node:crypto';
import { addReport, reportFields } from '../reports';
import { companyGives } from '../requests';
import { everybody, giverActs, newMark, type Permission } from './table';

/** A report is of the whole programme. Observers know of those that are published, and of no other. */
const writers = { ...everybody('forbidden'), coordinatorNational: 'done', administrator: 'done' } as const;
const people = giverActs(companyGives);
const led = (done: string) => new RegExp(`^/fr/programme/reports/\\d+\\?done=${done}$`);

const about = (report: Parameters<typeof addReport>[0], fields: object) => async () => {
  const mark = newMark();
  const { id, version } = await addReport({ ...report, achievedFr: mark });
  return { fields: { reportId: String(id), version: String(version), ...fields, _submission: randomUUID() }, foreign: [mark] };
};

export const reportPermissions: readonly Permission[] = [
  {
    action: 'openReportAction',
    situation: 'of a period',
    people,
    expected: writers,
    arrange: async () => ({ fields: { startsOn: '2026-01-01', endsOn: '2026-06-30', _submission: randomUUID() }, foreign: [] }),
    leadsTo: /^\/fr\/programme\/reports\/\d+\/edit$/,
  },
  {
    action: 'reviseReportAction',
    situation: 'that is a draft',
    people,
    expected: { ...writers, observer: 'notFound' },
    arrange: about({}, reportFields),
    leadsTo: led('revised'),
  },
  {
    action: 'reviseReportAction',
    situation: 'that is published',
    people,
    expected: writers,
    arrange: about({ publishedAt: new Date() }, reportFields),
    leadsTo: led('revised'),
  },
  {
    action: 'publishReportAction',
    situation: 'that is a draft',
    people,
    expected: { ...writers, observer: 'notFound' },
    arrange: about({}, {}),
    leadsTo: led('published'),
  },
  {
    action: 'withdrawReportAction',
    situation: 'that is published',
    people,
    expected: writers,
    arrange: about({ publishedAt: new Date() }, {}),
    leadsTo: led('withdrawn'),
  },
];
