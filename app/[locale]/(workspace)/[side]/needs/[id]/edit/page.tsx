import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { ListingFormPage } from '@/components/listing/listing-form-page';
import { NeedForm } from '@/components/need/need-form';
import { loadNeedEdit } from '@/lib/needs/loaders';

type Props = PageProps<'/[locale]/[side]/needs/[id]/edit'>;

const load = async ({ params }: Props) => {
  const { side, id } = await params;
  return loadNeedEdit(side, id);
};

/** The form sets the title: after a refusal it begins with the word for it. Where there is no form, this does. */
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const { verified } = await load(props);
  const t = await getTranslations('needs.form');
  return { ...(!verified && { title: t('editTitle') }), robots: { index: false } };
});

export default answeredPage<Props>(async (props) => {
  const view = await load(props);
  return (
    <ListingFormPage noun="need" view={view} template={view.template} form={<NeedForm view={view} submission={crypto.randomUUID()} />} />
  );
});
