import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { PreviewPage } from '@/components/weights/preview-page';
import { loadPreview } from '@/lib/weights/loaders';

type Props = PageProps<'/[locale]/programme/weights/preview'>;

async function load({ searchParams }: Props) {
  const { points } = await searchParams;
  return loadPreview(typeof points === 'string' ? points : undefined);
}

// The form names the document.
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  return {};
});

export default answeredPage<Props>(async (props) => <PreviewPage view={await load(props)} submission={crypto.randomUUID()} />);
