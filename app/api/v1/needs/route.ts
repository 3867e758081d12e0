import { loadOpenNeeds } from '@/lib/open-data/loaders';
import { needsAsked } from '@/lib/open-data/schema';
import { openAnswer } from '../open-answer';

/** A page of the needs that anybody may read, the newest first. */
export function GET(request: Request): Promise<Response> {
  return openAnswer(request, needsAsked, loadOpenNeeds);
}
