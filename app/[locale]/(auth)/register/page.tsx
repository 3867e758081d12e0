import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { Wrap } from '@/components/layout/wrap';
import { RegisterForm } from '@/components/person/register-form';
import { loadRegister } from '@/lib/registration/loaders';

type Props = PageProps<'/[locale]/register'>;

const load = async ({ searchParams }: Props) => loadRegister(await searchParams);

/** The form sets the title: after a refusal it begins with the word for it. */
export const generateMetadata = answeredMetadata<Props>(async () => {
  const t = await getTranslations('register');
  return { description: t('description') };
});

export default answeredPage<Props>(async (props) => (
  <Wrap className="pt-8 pb-section">
    <RegisterForm view={await load(props)} submission={crypto.randomUUID()} />
  </Wrap>
));
