import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { FoundOrganisations } from '@/components/programme/find-organisation';
import { loadFound } from '@/lib/organisations/loaders';

type Props = PageProps<'/[locale]/programme/organisations'>;

const load = async ({ searchParams }: Props) => {
  const { q } = await searchParams;
  return loadFound(typeof q === 'string' ? q : '');
};

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  const t = await getTranslations('files.search');
  return { title: t('title') };
});

export default answeredPage<Props>(async (props) => <FoundOrganisations view={await load(props)} />);
