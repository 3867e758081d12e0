import { getLocale } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { PersonPage } from '@/components/staff/person-page';
import { localised } from '@/lib/i18n/localised';
import { loadPerson } from '@/lib/staff/loaders';

type Props = PageProps<'/[locale]/programme/people/[id]'>;

const load = async ({ params, searchParams }: Props) => {
  const [{ id }, { done }] = await Promise.all([params, searchParams]);
  return loadPerson(id, typeof done === 'string' ? done : undefined);
};

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const { name } = await load(props);
  return { title: localised(name, await getLocale()).text };
});

export default answeredPage<Props>(async (props) => <PersonPage person={await load(props)} />);
