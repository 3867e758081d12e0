import type { NextRequest } from 'next/server';
import { fileAnswer } from '@/app/api/file-answer';
import { loadReportFile } from '@/lib/reports/loaders';

/** The programme's report for a period: `fr.pdf`, `fr.xlsx`, `fr.csv`, and the same in Arabic. */
export async function GET(request: NextRequest, { params }: RouteContext<'/api/reports/[id]/[file]'>): Promise<Response> {
  const { id, file } = await params;
  return fileAnswer(request, await loadReportFile(id, file));
}
