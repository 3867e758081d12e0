import type { NextRequest } from 'next/server';
import { peopleAnswer } from '@/app/api/people-answer';
import { rowId } from '@/lib/routes';

/** Who comes to a forum or was met there, for the staff: `contacts-fr.csv`, `registrations-ar.xlsx`. */
export async function GET(request: NextRequest, { params }: RouteContext<'/api/forums/[id]/people/[file]'>): Promise<Response> {
  const { id, file } = await params;
  return peopleAnswer(request, rowId(id) ?? 0, file);
}
