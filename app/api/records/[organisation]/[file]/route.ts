import type { NextRequest } from 'next/server';
import { fileAnswer } from '@/app/api/file-answer';
import { loadRecordFile } from '@/lib/yearly-records/loaders';

/** What an organisation gave within a year: `2026-fr.pdf`, `.xlsx` or `.csv`. */
export async function GET(request: NextRequest, { params }: RouteContext<'/api/records/[organisation]/[file]'>): Promise<Response> {
  const { organisation, file } = await params;
  return fileAnswer(request, await loadRecordFile(organisation, file));
}
