import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { PartnershipList } from '@/components/partnership/partnership-list';
import { loadProgrammePartnerships } from '@/lib/partnerships/loaders';
import { rowId } from '@/lib/routes';

type Props = PageProps<'/[locale]/programme/partnerships'>;

async function load({ searchParams }: Props) {
  const { before, of } = await searchParams;
  return loadProgrammePartnerships((typeof before === 'string' ? rowId(before) : null) ?? undefined, of);
}

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  const t = await getTranslations('partnership.list');
  return { title: t('title') };
});

export default answeredPage<Props>(async (props) => <PartnershipList list={await load(props)} />);
