import { getLocale } from 'next-intl/server';
import { ProgrammeForumPage } from '@/components/forum/programme-forum-page';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { loadProgrammeForum } from '@/lib/forums/loaders';
import { localised } from '@/lib/i18n/localised';
import { forumDone } from '@/lib/routes';

type Props = PageProps<'/[locale]/programme/forums/[id]'>;

export const generateMetadata = answeredMetadata<Props>(async ({ params }) => {
  const { name } = await loadProgrammeForum((await params).id);
  return { title: localised(name, await getLocale()).text };
});

export default answeredPage<Props>(async ({ params, searchParams }) => {
  const [{ id }, { done, ...asked }] = await Promise.all([params, searchParams]);
  const just = forumDone.find((candidate) => candidate === done);
  const one = (name: string) => (typeof asked[name] === 'string' ? asked[name] : '');
  const forum = await loadProgrammeForum(id, {
    ...{ registrations: one('registrations'), contacts: one('contacts'), organisation: one('organisation') },
  });
  return <ProgrammeForumPage forum={forum} done={just} submission={crypto.randomUUID()} />;
});
