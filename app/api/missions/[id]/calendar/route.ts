import type { NextRequest } from 'next/server';
import { fileAnswer } from '@/app/api/file-answer';
import { loadMissionCalendar } from '@/lib/calendars/loaders';

/** The calendar of a mission. */
export async function GET(request: NextRequest, { params }: RouteContext<'/api/missions/[id]/calendar'>): Promise<Response> {
  return fileAnswer(request, await loadMissionCalendar((await params).id));
}
