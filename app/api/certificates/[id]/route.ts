import type { NextRequest } from 'next/server';
import { fileAnswer } from '@/app/api/file-answer';
import { loadCertificate } from '@/lib/certificates/loaders';

/** A certificate as it was issued. */
export async function GET(request: NextRequest, { params }: RouteContext<'/api/certificates/[id]'>): Promise<Response> {
  return fileAnswer(request, await loadCertificate((await params).id));
}
