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
 * Wraps a page so that its 403 and 404 are whole pages with their status, also with script off.
 * Every page that calls a loader is wrapped.
 */
export function answeredPage<Props>(render: (props: Props) => Promise<ReactNode>) {
  return async function AnsweredPage(props: Props): Promise<ReactNode> {
    try {
      return await render(props);
    } catch (error) {
      const status = statusOf(error);
      if (status === undefined || !setResponseStatus(status)) {
        unstable_rethrow(error);
        throw error;
      }
      return <StatusView status={status} />;
    }
  };
}

/** The same for the page's metadata, which asks the same loader. */
export function answeredMetadata<Props>(describe: (props: Props) => Promise<Metadata>) {
  return async function answered(props: Props): Promise<Metadata> {
    try {
      return await describe(props);
    } catch (error) {
      const status = statusOf(error);
      if (status === undefined) throw error;
      const t = await getTranslations('layout');
      return { title: t(`status${status}.title`), robots: { index: false } };
    }
  };
}
