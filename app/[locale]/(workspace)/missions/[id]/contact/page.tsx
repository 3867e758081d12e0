import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { ContactPage } from '@/components/mission/contact-page';
import { loadAppointing } from '@/lib/missions/loaders';

type Props = PageProps<'/[locale]/missions/[id]/contact'>;

const load = async ({ params }: Props) => loadAppointing((await params).id);

// The form names the document.
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  return {};
});

export default answeredPage<Props>(async (props) => <ContactPage view={await load(props)} submission={crypto.randomUUID()} />);
