import { getTranslations } from 'next-intl/server';
import { VerifiedPage } from '@/components/agreement/verified-page';
import { VerifyPage } from '@/components/agreement/verify-page';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { loadVerified } from '@/lib/agreements/loaders';

type Props = PageProps<'/[locale]/verify/[code]'>;

async function load({ params, searchParams }: Props) {
  const { file } = await searchParams;
  return loadVerified((await params).code, typeof file === 'string' ? file : undefined);
}

export const generateMetadata = answeredMetadata<Props>(async (props) => {
  const [view, t] = [await load(props), await getTranslations('verify')];
  return { ...(view && { title: t('title') }), description: t('description'), robots: { index: false } };
});

export default answeredPage<Props>(async (props) => {
  const view = await load(props);
  const submission = crypto.randomUUID();
  return view ? <VerifiedPage view={view} submission={submission} /> : <VerifyPage submission={submission} unknown />;
});
