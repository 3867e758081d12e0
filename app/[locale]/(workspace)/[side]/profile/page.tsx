import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { ProfilePage } from '@/components/organisation/profile-page';
import { loadProfile } from '@/lib/organisations/loaders';

type Props = PageProps<'/[locale]/[side]/profile'>;

async function load({ params, searchParams }: Props) {
  const [{ side }, { done, logo }] = await Promise.all([params, searchParams]);
  const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined);
  return loadProfile(side, one(done), one(logo));
}

/** The form sets the title: after a refusal it begins with the word for it. Whoever only reads has none. */
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const { editable } = await load(props);
  const t = await getTranslations('profile');
  return { ...(!editable && { title: t('title') }), robots: { index: false } };
});

export default answeredPage<Props>(async (props) => (
  <ProfilePage view={await load(props)} submissions={{ save: crypto.randomUUID(), withdraw: crypto.randomUUID() }} />
));
