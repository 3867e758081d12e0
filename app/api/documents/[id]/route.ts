import type { NextRequest } from 'next/server';
import { fileAnswer } from '@/app/api/file-answer';
import { loadDocument } from '@/lib/agreements/loaders';

/** A document as it was issued. */
export async function GET(request: NextRequest, { params }: RouteContext<'/api/documents/[id]'>): Promise<Response> {
  return fileAnswer(request, await loadDocument((await params).id));
}
