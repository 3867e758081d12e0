import { getLocale, getTranslations } from 'next-intl/server';
import { ClausePage } from '@/components/agreement-text/clause-page';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { loadClause } from '@/lib/agreement-texts/loaders';

type Props = PageProps<'/[locale]/programme/agreements/[code]'>;

const load = async ({ params }: Props) => loadClause((await params).code);

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const { initial, title } = await load(props);
  const [t, locale] = [await getTranslations('agreementTexts'), await getLocale()];
  // With a form, that names the document: a refusal changes the title.
  return initial === null ? { title: title[locale] ?? t('title') } : {};
});

export default answeredPage<Props>(async (props) => <ClausePage view={await load(props)} submission={crypto.randomUUID()} />);
