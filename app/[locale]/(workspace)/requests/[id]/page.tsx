import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { RequestPage } from '@/components/request/request-page';
import { requestDone } from '@/lib/routes';
import { loadRequestPage } from '@/lib/threads/loaders';

type Props = PageProps<'/[locale]/requests/[id]'>;

const load = async ({ params, searchParams }: Props) => {
  const { thread, message } = await searchParams;
  return loadRequestPage((await params).id, thread, message);
};

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const { request } = await load(props);
  const t = await getTranslations('request');
  // With an answer to give, its form names the document: a refusal changes the title.
  return request.allowed.includes('consent') ? {} : { title: t('title', { reference: request.reference }) };
});

export default answeredPage<Props>(async (props) => {
  const { done } = await props.searchParams;
  return (
    <RequestPage
      {...(await load(props))}
      done={requestDone.find((candidate) => candidate === done)}
      submissions={{ consent: crypto.randomUUID(), withdraw: crypto.randomUUID(), message: crypto.randomUUID() }}
    />
  );
});
