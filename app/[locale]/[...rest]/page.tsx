import { notFound } from 'next/navigation';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';

/** Any path that no page has: a whole 404 page, in the reader's language. */
export const generateMetadata = answeredMetadata(async () => notFound());

export default answeredPage(async () => notFound());
