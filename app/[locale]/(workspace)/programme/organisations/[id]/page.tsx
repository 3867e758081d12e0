import { getLocale, getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { OrganisationFile } from '@/components/programme/organisation-file';
import { loadFilePage } from '@/lib/desk/loaders';
import { localised } from '@/lib/i18n/localised';

type Props = PageProps<'/[locale]/programme/organisations/[id]'>;

const load = async ({ params, searchParams }: Props) => loadFilePage((await params).id, await searchParams);

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const {
    view: { file, allowed },
  } = await load(props);
  const t = await getTranslations('files.decide');
  // With a decision to make, its form names the document: a refusal changes the title.
  return allowed.length > 0 ? {} : { title: t('title', { name: localised(file.name, await getLocale()).text }) };
});

export default answeredPage<Props>(async (props) => (
  <OrganisationFile {...(await load(props))} submissions={{ step: crypto.randomUUID(), change: crypto.randomUUID() }} />
));
