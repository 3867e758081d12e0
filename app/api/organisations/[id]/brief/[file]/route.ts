import type { NextRequest } from 'next/server';
import { fileAnswer } from '@/app/api/file-answer';
import { loadBriefFile } from '@/lib/value-propositions/loaders';

/** What an association says to companies, on paper: `fr.pdf` or `ar.pdf`. */
export async function GET(request: NextRequest, { params }: RouteContext<'/api/organisations/[id]/brief/[file]'>): Promise<Response> {
  const { id, file } = await params;
  return fileAnswer(request, await loadBriefFile(id, file));
}
