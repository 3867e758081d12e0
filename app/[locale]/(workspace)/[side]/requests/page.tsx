import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { RequestList } from '@/components/request/request-list';
import { loadRequests } from '@/lib/requests/loaders';
import { rowId } from '@/lib/routes';

type Props = PageProps<'/[locale]/[side]/requests'>;

async function load({ params, searchParams }: Props) {
  const [{ side }, { before }] = await Promise.all([params, searchParams]);
  return loadRequests(side, (typeof before === 'string' ? rowId(before) : null) ?? undefined);
}

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  const t = await getTranslations('request.list');
  return { title: t('title') };
});

export default answeredPage<Props>(async (props) => <RequestList list={await load(props)} />);
