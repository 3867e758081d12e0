import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { UnsubscribePage } from '@/components/notification/unsubscribe-page';
import { loadUnsubscribe } from '@/lib/notifications/loaders';

type Props = PageProps<'/[locale]/unsubscribe/[token]'>;

const load = async ({ params }: Props) => loadUnsubscribe((await params).token);

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const [view, t] = await Promise.all([load(props), getTranslations('unsubscribe')]);
  if (view === null) return { robots: { index: false }, title: t('unusable.title') };
  // The form names the document while there is one.
  return { robots: { index: false }, ...(view.ended && { title: t(`ended.${view.scope}`) }) };
});

export default answeredPage<Props>(async (props) => <UnsubscribePage view={await load(props)} submission={crypto.randomUUID()} />);
