import 'server-only';
import { forbidden, notFound } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import { requireActor } from '@/lib/auth/require-actor';
import { nameOf } from '@/lib/i18n/localised';
import { loadReadable } from '@/lib/readiness/loaders';
import { wordsOf } from '@/lib/readiness/queries';
import { DIMENSIONS } from '@/lib/readiness/rules';
import { rowId } from '@/lib/routes';
import { canAccompany, canReadSupport } from './policy';
import { findAccompanied, findStep, listSteps, stepView } from './queries';
import type { SupportStepForm, SupportView } from './views';

/** The plan of an association, for the programme's staff; who keeps it is the policy's. */
export const loadSupport = cache(async (requestedId: string): Promise<SupportView> => {
  const [actor, locale] = await Promise.all([requireActor(`/programme/organisations/${requestedId}/support`), getLocale()]);
  if (!canReadSupport(actor)) forbidden();
  const id = rowId(requestedId);
  const association = id === null ? null : await findAccompanied(id);
  if (!association) notFound();
  const diagnosticId = await loadReadable(actor, association.id);
  const words = wordsOf(locale);
  return {
    organisation: { id: association.id, name: nameOf(association) },
    steps: await listSteps(association.id, locale, diagnosticId !== null),
    editable: canAccompany(actor, association),
    dimensions: DIMENSIONS.map((code) => ({ code, name: words.dimension(code).name })),
    diagnosticId,
  };
});

/** One step in its form, for whoever keeps the plan. */
export const loadSupportStep = cache(async (requestedOrganisation: string, requestedId: string): Promise<SupportStepForm> => {
  const [organisationId, id] = [rowId(requestedOrganisation), rowId(requestedId)];
  const path = `/programme/organisations/${requestedOrganisation}/support/${requestedId}`;
  const [actor, locale] = await Promise.all([requireActor(path), getLocale()]);
  if (!canReadSupport(actor)) forbidden();
  const row = id === null ? null : await findStep(id);
  if (!row || row.organisation.id !== organisationId) notFound();
  if (!canAccompany(actor, row.organisation)) forbidden();
  return { organisation: { id: row.organisation.id, name: nameOf(row.organisation) }, step: stepView(row, locale, null) };
});
