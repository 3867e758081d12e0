import { getLocale } from 'next-intl/server';
import { StandPage, StandThanks } from '@/components/forum/stand-page';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { loadStand } from '@/lib/forums/loaders';
import { localised } from '@/lib/i18n/localised';

type Props = PageProps<'/[locale]/stands/[code]'>;

export const generateMetadata = answeredMetadata<Props>(async ({ params }) => {
  const { organisation } = await loadStand((await params).code);
  return { title: localised(organisation.name, await getLocale()).text, robots: { index: false } };
});

export default answeredPage<Props>(async ({ params, searchParams }) => {
  const [{ code }, { done }] = await Promise.all([params, searchParams]);
  const stand = await loadStand(code);
  return done === 'met' ? <StandThanks stand={stand} /> : <StandPage stand={stand} submission={crypto.randomUUID()} />;
});
