import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { Wrap } from '@/components/layout/wrap';
import { AskForResetForm } from '@/components/person/reset-forms';

export const generateMetadata = answeredMetadata(async () => {
  const t = await getTranslations('password.forgotten');
  return { description: t('description'), robots: { index: false } };
});

export default answeredPage(async () => (
  <Wrap className="pt-8 pb-section">
    <AskForResetForm submission={crypto.randomUUID()} />
  </Wrap>
));
