import { getTranslations } from 'next-intl/server';
import { DomainProof } from '@/components/domain/domain-proof';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { loadDomainProof } from '@/lib/domains/loaders';

type Props = PageProps<'/[locale]/domains/[token]'>;

const load = async ({ params }: Props) => loadDomainProof((await params).token);

/** The form names the document; a link that opens nothing has no form. */
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const { proof } = await load(props);
  const t = await getTranslations('domains');
  return { ...(proof === null && { title: t('unusableTitle') }), robots: { index: false } };
});

export default answeredPage<Props>(async (props) => <DomainProof view={await load(props)} submission={crypto.randomUUID()} />);
