import { ImportPage } from '@/components/forum-import/import-page';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { loadImport } from '@/lib/forum-imports/loaders';
import { importDone } from '@/lib/routes';

type Props = PageProps<'/[locale]/programme/forums/[id]/import/[importId]'>;

const load = async ({ params, searchParams }: Props) => {
  const [{ id, importId }, { show, after, done }] = await Promise.all([params, searchParams]);
  const query = { ...(typeof show === 'string' && { show }), ...(typeof after === 'string' && { after }) };
  return {
    file: await loadImport(id, importId, query.show ?? '', query.after ?? ''),
    done: importDone.find((one) => one === done),
    keep: new URLSearchParams(query).toString(),
  };
};

export const generateMetadata = answeredMetadata<Props>(async (props) => ({ title: (await load(props)).file.fileName }));

export default answeredPage<Props>(async (props) => <ImportPage {...(await load(props))} submission={crypto.randomUUID()} />);
