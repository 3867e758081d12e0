import type { MetadataRoute } from 'next';

/** What nobody may read without signing in, by the first part of its path. */
const PRIVATE = ['association', 'company', 'programme', 'requests', 'offers', 'notifications', 'outbox', 'sign-in'];

export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: '*',
      allow: '/',
      disallow: ['/api/', ...PRIVATE.flatMap((path) => [`/*/${path}$`, `/*/${path}/`])],
    },
  };
}
