import { getTranslations } from 'next-intl/server';
import { CertificatesPage } from '@/components/certificate/certificates-page';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { loadCertificates } from '@/lib/certificates/loaders';

type Props = PageProps<'/[locale]/missions/[id]/certificates'>;

const load = async ({ params }: Props) => loadCertificates((await params).id);

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  const t = await getTranslations('certificates');
  return { title: t('title') };
});

export default answeredPage<Props>(async (props) => {
  const { done } = await props.searchParams;
  return (
    <CertificatesPage
      view={await load(props)}
      done={done === 'issued'}
      submissions={{ person: crypto.randomUUID(), giver: crypto.randomUUID(), receiver: crypto.randomUUID() }}
    />
  );
});
