import { startSingleSignOn } from '@/lib/auth/single-sign-on';

/** A plain form of the sign-in page: it leads to the company's provider, with script or without. */
export function POST(request: Request): Promise<Response> {
  return startSingleSignOn(request);
}
