import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { StartListing } from '@/components/listing/start-listing';
import { loadStart } from '@/lib/drafts/loaders';

type Props = PageProps<'/[locale]/[side]/offers/new'>;

const load = async ({ params }: Props) => loadStart((await params).side, 'offer');

/** The form sets the title: after a refusal it begins with the word for it. Where there is no form, this does. */
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const { verified } = await load(props);
  const t = await getTranslations('offers.form');
  return { ...(!verified && { title: t('title') }), robots: { index: false } };
});

export default answeredPage<Props>(async (props) => <StartListing view={await load(props)} submission={crypto.randomUUID()} />);
