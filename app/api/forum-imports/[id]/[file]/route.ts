import type { NextRequest } from 'next/server';
import { fileAnswer } from '@/app/api/file-answer';
import { loadRefusedRows } from '@/lib/forum-imports/loaders';

/** The rows of a file that have errors: `refused-fr.csv`, `refused-ar.csv`. */
export async function GET(request: NextRequest, { params }: RouteContext<'/api/forum-imports/[id]/[file]'>): Promise<Response> {
  const { id, file } = await params;
  return fileAnswer(request, await loadRefusedRows(id, file));
}
