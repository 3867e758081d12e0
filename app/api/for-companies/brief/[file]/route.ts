import type { NextRequest } from 'next/server';
import { fileAnswer } from '@/app/api/file-answer';
import { tooOften } from '@/app/api/too-often';
import { clientAddress } from '@/lib/auth/client-address';
import { loadCompanyBriefFile } from '@/lib/for-companies/loaders';
import { takeAttempt } from '@/lib/limits/commands';

/** A company's brief for whoever decides: `fr.pdf`, `ar.pdf`, with the six answers in the query. */
export async function GET(request: NextRequest, { params }: RouteContext<'/api/for-companies/brief/[file]'>): Promise<Response> {
  const taken = await takeAttempt('brief', { account: null, address: await clientAddress() }, new Date());
  if (!taken.ok) return tooOften(Number(taken.params?.minutes));
  const { file } = await params;
  const query: Record<string, string[]> = {};
  for (const [name, value] of request.nextUrl.searchParams) {
    query[name] ??= [];
    query[name].push(value);
  }
  return fileAnswer(request, await loadCompanyBriefFile(file, query));
}
