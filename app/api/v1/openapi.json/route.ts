import { loadOpenApi } from '@/lib/open-data/loaders';
import { nothingAsked } from '@/lib/open-data/schema';
import { openAnswer } from '../open-answer';

/** What this interface answers, as programs read it. */
export function GET(request: Request): Promise<Response> {
  return openAnswer(request, nothingAsked, async () => loadOpenApi());
}
