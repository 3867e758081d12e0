import type { MetadataRoute } from 'next';
import { env } from '@/lib/env';

// The address of the site is the running process's, not the build's.
export const dynamic = 'force-dynamic';

/** What nobody may read without signing in or a mailed link, by the first part of its path. */
const PRIVATE = [
  ...['association', 'company', 'programme', 'requests', 'notifications', 'account', 'outbox', 'sign-in'],
  ...[
    'missions',
    'partnerships',
    'readiness',
    'leads',
    'capture',
    'stands',
    'register',
    'forgotten-password',
    'confirm-email',
    'invitations',
    'welcome',
    'domains',
  ],
];

export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: '*',
      allow: '/',
      disallow: ['/api/', ...PRIVATE.flatMap((path) => [`/*/${path}$`, `/*/${path}/`])],
    },
    sitemap: new URL('/sitemap.xml', env.APP_URL).href,
  };
}
