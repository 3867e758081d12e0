import type { NextRequest } from 'next/server';
import { fileAnswer } from '@/app/api/file-answer';
import { loadFunnelFile } from '@/lib/leads/loaders';

/** The funnel of a forum, or of all: `fr.xlsx`, `fr.csv`, and the same in Arabic. */
export async function GET(request: NextRequest, { params }: RouteContext<'/api/funnels/[forum]/[file]'>): Promise<Response> {
  const { forum, file } = await params;
  return fileAnswer(request, await loadFunnelFile(forum, file));
}
