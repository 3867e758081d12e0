import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { OwnListings } from '@/components/listing/own-listings';
import { loadOwnOffers } from '@/lib/offers/loaders';

type Props = PageProps<'/[locale]/[side]/offers'>;

const load = async ({ params }: Props) => loadOwnOffers((await params).side);

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  const t = await getTranslations('offers.own');
  return { title: t('title'), robots: { index: false } };
});

export default answeredPage<Props>(async (props) => {
  const { side, offers, drafts } = await load(props);
  const asked = (await props.searchParams).delete;
  return (
    <OwnListings
      noun="offers"
      side={side}
      listings={offers.map((row) => ({ ...row, until: row.availableUntil }))}
      drafts={drafts}
      asked={typeof asked === 'string' ? asked : undefined}
    />
  );
});
