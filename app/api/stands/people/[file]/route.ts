import type { NextRequest } from 'next/server';
import { peopleAnswer } from '@/app/api/people-answer';

/** Whom an association met at its stands, for its own people: `contacts-fr.csv`, `contacts-ar.xlsx`. */
export async function GET(request: NextRequest, { params }: RouteContext<'/api/stands/people/[file]'>): Promise<Response> {
  return peopleAnswer(request, null, (await params).file);
}
