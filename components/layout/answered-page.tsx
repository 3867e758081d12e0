import type { Metadata } from 'next';
import { unstable_rethrow } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { setResponseStatus } from '@/lib/response-status';
import { StatusView } from './status-view';

/** 403 or 404 when a loader called `forbidden()` or `notFound()`; undefined for anything else. */
function statusOf(error: unknown): 403 | 404 | undefined {
  const digest = error instanceof Error && 'digest' in error ? error.digest : undefined;
  if (digest === 'NEXT_HTTP_ERROR_FALLBACK;404') return 404;
  if (digest === 'NEXT_HTTP_ERROR_FALLBACK;403') return 403;
  return undefined;
}

/**
 * Wraps a page so that its 403, its 404 and its failure are whole pages with their status, also with
 * script off. Every page that calls a loader is wrapped.
 */
export function answeredPage<Props>(render: (props: Props) => Promise<ReactNode>) {
  return async function AnsweredPage(props: Props): Promise<ReactNode> {
    try {
      return await render(props);
    } catch (error) {
      const status = statusOf(error);
      // A redirect, and what else Next throws to itself, goes on.
      if (status === undefined) unstable_rethrow(error);
      if (!setResponseStatus(status ?? 500)) throw error;
      if (status === undefined) console.error('A page failed:', error);
      return <StatusView status={status ?? 500} />;
    }
  };
}

/**
 * The same for the page's metadata, which asks the same loader. A title ends with the platform's name;
 * forms name the document themselves, and have none here.
 */
export function answeredMetadata<Props>(describe: (props: Props) => Promise<Metadata>) {
  return async function answered(props: Props): Promise<Metadata> {
    const t = await getTranslations();
    const named = (title: string) => t('layout.documentTitle', { title, name: t('pages.name') });
    try {
      const metadata = await describe(props);
      return typeof metadata.title === 'string' ? { ...metadata, title: named(metadata.title) } : metadata;
    } catch (error) {
      const status = statusOf(error);
      if (status === undefined) throw error;
      return { title: named(t(`layout.status${status}.title`)), robots: { index: false } };
    }
  };
}
