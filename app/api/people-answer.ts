import type { NextRequest } from 'next/server';
import { currentActor } from '@/lib/auth/session';
import { handOutPeople } from '@/lib/forums/commands';
import { loadPeopleFile } from '@/lib/forums/loaders';
import { peopleFile } from '@/lib/forums/schema';
import { fileAnswer } from './file-answer';

/** A list of people of a forum, or of one's own stands, once it is written down who takes it along. */
export async function peopleAnswer(request: NextRequest, forumId: number | null, name: string): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return fileAnswer(request, 'signedOut');
  const asked = peopleFile(name);
  if (!asked) return fileAnswer(request, null);
  const of = { forumId, list: asked.list };
  const handedOut = await handOutPeople(actor, of);
  return fileAnswer(request, handedOut.ok ? await loadPeopleFile(actor, of, asked) : null);
}
