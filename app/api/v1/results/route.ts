import { loadOpenResults } from '@/lib/open-data/loaders';
import { resultsAsked } from '@/lib/open-data/schema';
import { openAnswer } from '../open-answer';

/** What the programme came to, in figures that anybody may read. */
export function GET(request: Request): Promise<Response> {
  return openAnswer(request, resultsAsked, loadOpenResults);
}
