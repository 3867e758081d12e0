import { loadOpenNeed } from '@/lib/open-data/loaders';
import { nothingAsked } from '@/lib/open-data/schema';
import { rowId } from '@/lib/routes';
import { openAnswer } from '../../open-answer';

/** A need that anybody may read. */
export async function GET(request: Request, { params }: RouteContext<'/api/v1/needs/[id]'>): Promise<Response> {
  const id = rowId((await params).id);
  return openAnswer(request, nothingAsked, async () => (id === null ? null : loadOpenNeed(id)));
}
