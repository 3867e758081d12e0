import type { NextRequest } from 'next/server';
import { fileAnswer } from '@/app/api/file-answer';
import { loadSignedCopy } from '@/lib/agreements/loaders';

/** The copy of what a side signed on paper. */
export async function GET(request: NextRequest, { params }: RouteContext<'/api/signatures/[id]'>): Promise<Response> {
  return fileAnswer(request, await loadSignedCopy((await params).id));
}
