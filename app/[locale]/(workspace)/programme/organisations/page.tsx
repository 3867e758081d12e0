import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { OrganisationQueue } from '@/components/programme/organisation-queue';
import { loadOrganisationQueue } from '@/lib/organisations/loaders';
import { fileDone } from '@/lib/routes';

type Props = PageProps<'/[locale]/programme/organisations'>;

async function load({ searchParams }: Props) {
  const query = await searchParams;
  const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined);
  const decided = fileDone.find((candidate) => query[candidate] !== undefined);
  return loadOrganisationQueue(one(query.scope), one(query.after), one(query.q), decided, decided && one(query[decided]));
}

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  const t = await getTranslations('files');
  return { title: t('title') };
});

export default answeredPage<Props>(async (props) => <OrganisationQueue queue={await load(props)} />);
