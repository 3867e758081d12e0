import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';
import { FORM_MAX_BYTES } from './lib/files/rules';

const withNextIntl = createNextIntlPlugin('./lib/i18n/request.ts');

const config: NextConfig = {
  agentRules: false,
  // The tests build beside what the demo serves.
  distDir: process.env.KHIBRA_BUILD ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  // Metadata stays in the head for every reader, and nothing waits for script.
  htmlLimitedBots: /.*/,
  serverExternalPackages: ['@myriaddreamin/typst-ts-node-compiler', '@node-rs/argon2', 'graphile-worker', 'highs', 'pg'],
  // The build shows types and lint in `npm test`, before it builds.
  typescript: { ignoreBuildErrors: false },
  experimental: {
    authInterrupts: true,
    // For the forms that carry files; proxy.ts keeps the others small.
    serverActions: { bodySizeLimit: FORM_MAX_BYTES },
    // What the proxy is lent: cut off below the limit above, a form would be no form any more.
    proxyClientMaxBodySize: FORM_MAX_BYTES + 65_536,
  },
  // Where the desks of each kind stood, before there was one queue.
  async redirects() {
    const kinds = [
      { source: '/:locale(ar|fr)/programme/listings', kind: 'listing' },
      { source: '/:locale(ar|fr)/programme/skills', kind: 'skill' },
      // With words it is the page that finds any organisation.
      { source: '/:locale(ar|fr)/programme/organisations', kind: 'organisation', missing: [{ type: 'query' as const, key: 'q' }] },
    ];
    return kinds.map(({ kind, ...from }) => ({ ...from, destination: `/:locale/programme?kind=${kind}`, permanent: true }));
  },
  async headers() {
    return [
      {
        source: '/:path*',
        headers: [
          { key: 'X-Content-Type-Options', value: 'nosniff' },
          { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
          { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=()' },
          { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
          { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
          { key: 'X-Frame-Options', value: 'DENY' },
        ],
      },
      { source: '/fonts/:path*', headers: [{ key: 'Cache-Control', value: 'public, max-age=31536000, immutable' }] },
    ];
  },
};

export default withNextIntl(config);
