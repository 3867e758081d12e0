import type { NextRequest } from 'next/server';
import { fileAnswer } from '@/app/api/file-answer';
import { loadAttachment } from '@/lib/threads/loaders';

/** A file of a thread. */
export async function GET(request: NextRequest, { params }: RouteContext<'/api/attachments/[id]'>): Promise<Response> {
  return fileAnswer(request, await loadAttachment((await params).id));
}
