import { randomUUID } from 'node:crypto';
import { publishProposition } from '@/lib/value-propositions/commands';
import { cast } from '../cast';
import { addPropositionDraft, answersWith } from '../propositions';
import { by, companyGives, valueOf } from '../requests';
import { everybody, newMark, type Permission, receiverActs } from './table';

const owner = cast.associationOwner;

export const propositionPermissions: readonly Permission[] = [
  {
    action: 'startPropositionAction',
    situation: 'of one’s own association',
    people: receiverActs(companyGives),
    expected: { ...everybody('forbidden'), owner: 'done', member: 'done', stranger: 'done' },
    arrange: async () => ({ fields: { side: 'association', _submission: randomUUID() }, foreign: [] }),
    leadsTo: /^\/fr\/association\/proposition\/[\da-f-]{36}$/,
  },
  {
    action: 'publishPropositionAction',
    situation: 'of a draft that is complete',
    people: receiverActs(companyGives),
    // Only its owners; to the owner of another association the draft does not exist.
    expected: { ...everybody('forbidden'), owner: 'done', stranger: 'notFound' },
    arrange: async () => {
      const mark = newMark();
      const draft = await addPropositionDraft(owner, answersWith({ method: { fr: `${mark} : nous passons chaque semaine`, ar: null } }));
      const fields = { side: 'association', draftId: draft.id, draftVersion: String(draft.version), _submission: randomUUID() };
      return { fields, foreign: [mark] };
    },
    leadsTo: /^\/fr\/association\/proposition\?done=published$/,
  },
  {
    action: 'unpublishPropositionAction',
    situation: 'of what is public',
    people: receiverActs(companyGives),
    // Another association has nothing that is public.
    expected: { ...everybody('forbidden'), owner: 'done', stranger: 'notFound' },
    arrange: async () => {
      const { id: draftId, version: draftVersion } = await addPropositionDraft(owner);
      valueOf(await publishProposition(await by(owner), { organisationId: owner.organisationId, draftId, draftVersion }));
      return { fields: { side: 'association', _submission: randomUUID() }, foreign: [] };
    },
    leadsTo: /^\/fr\/association\/proposition\?done=unpublished$/,
  },
];
