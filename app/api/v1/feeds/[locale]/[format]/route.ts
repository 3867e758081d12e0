import { isLocale } from '@/lib/i18n/locales';
import { loadNeedFeed } from '@/lib/open-data/loaders';
import { feedAsked } from '@/lib/open-data/schema';
import { feedFormats } from '@/lib/routes';
import { openAnswer } from '../../../open-answer';

const mediaTypes = { atom: 'application/atom+xml; charset=utf-8', json: 'application/feed+json; charset=utf-8' } as const;

/** The newest needs, of some sectors or of a region, for a reader of feeds. */
export async function GET(request: Request, { params }: RouteContext<'/api/v1/feeds/[locale]/[format]'>): Promise<Response> {
  const { locale, format: asked } = await params;
  const format = feedFormats.find((one) => one === asked);
  return openAnswer(
    request,
    feedAsked,
    async (filters) => (isLocale(locale) && format ? loadNeedFeed(locale, format, filters) : null),
    format && mediaTypes[format],
  );
}
