import { RemoveDomainPage } from '@/components/domain/remove-domain';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { loadRemoveDomain } from '@/lib/domains/loaders';

type Props = PageProps<'/[locale]/[side]/domains/[id]/remove'>;

const load = async ({ params }: Props) => {
  const { side, id } = await params;
  return loadRemoveDomain(side, id);
};

// The form names the document.
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  return {};
});

export default answeredPage<Props>(async (props) => <RemoveDomainPage view={await load(props)} submission={crypto.randomUUID()} />);
