import { getTranslations } from 'next-intl/server';
import { DomainsPage } from '@/components/domain/domains-page';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { loadDomains } from '@/lib/domains/loaders';

type Props = PageProps<'/[locale]/[side]/domains'>;

const load = async ({ params, searchParams }: Props) => {
  const [{ side }, { done }] = await Promise.all([params, searchParams]);
  return loadDomains(side, typeof done === 'string' ? done : undefined);
};

// The form names the document.
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  return { description: (await getTranslations('domains'))('description') };
});

export default answeredPage<Props>(async (props) => <DomainsPage view={await load(props)} />);
