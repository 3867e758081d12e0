import type { NextRequest } from 'next/server';
import { fileAnswer } from '@/app/api/file-answer';
import { loadPlanFile } from '@/lib/plans/loaders';

/** A file of a step or a deliverable. */
export async function GET(request: NextRequest, { params }: RouteContext<'/api/plan-files/[id]'>): Promise<Response> {
  return fileAnswer(request, await loadPlanFile((await params).id));
}
