import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { OwnListings } from '@/components/listing/own-listings';
import { loadOwnNeeds } from '@/lib/needs/loaders';

type Props = PageProps<'/[locale]/[side]/needs'>;

const load = async ({ params }: Props) => loadOwnNeeds((await params).side);

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  const t = await getTranslations('needs.own');
  return { title: t('title'), robots: { index: false } };
});

export default answeredPage<Props>(async (props) => {
  const { side, needs, drafts } = await load(props);
  const asked = (await props.searchParams).delete;
  return (
    <OwnListings
      noun="needs"
      side={side}
      listings={needs.map((row) => ({ ...row, until: row.closesOn }))}
      drafts={drafts}
      asked={typeof asked === 'string' ? asked : undefined}
    />
  );
});
