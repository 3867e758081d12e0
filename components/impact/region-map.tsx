import { useLocale, useTranslations } from 'next-intl';
import { FEWEST, SHADES, type Shade } from '@/lib/impact/rules';
import type { RegionRow } from '@/lib/impact/views';
import { MAP_SIZE, REGION_OUTLINES } from '@/lib/places/outlines';
import { inLocale, routes } from '@/lib/routes';
import { useRowText } from './figures-table';

interface Props {
  regions: readonly RegionRow[];
  /** The one that the page is of. */
  current: string | undefined;
}

const PATTERNS = { fewer: 'impact-fewer', low: 'impact-low', middle: 'impact-middle' } as const satisfies Partial<Record<Shade, string>>;
const fillOf = (shade: Shade) => (shade === 'none' || shade === 'high' ? undefined : `url(#${PATTERNS[shade]})`);

/** The regions as links, told apart by pattern and number; the table beside it says the same. */
export function RegionMap({ regions, current }: Props) {
  const t = useTranslations('impact.map');
  const locale = useLocale();
  const textOf = useRowText();
  const rows = new Map(regions.map((row) => [row.key, row]));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing of links, for which HTML has no element */}
      <svg
        viewBox={`0 0 ${MAP_SIZE.width} ${MAP_SIZE.height}`}
        role="group"
        aria-label={t('name')}
        className="region-map mx-auto w-full max-w-xl"
      >
        <defs>
          <pattern id={PATTERNS.fewer} width="14" height="14" patternUnits="userSpaceOnUse">
            <rect className="region-map-ground" width="14" height="14" />
            <circle cx="4" cy="4" r="2.2" />
          </pattern>
          <pattern id={PATTERNS.low} width="14" height="14" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect className="region-map-ground" width="14" height="14" />
            <rect width="3" height="14" />
          </pattern>
          <pattern id={PATTERNS.middle} width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
            <rect className="region-map-ground" width="10" height="10" />
            <rect width="6" height="10" />
          </pattern>
        </defs>
        {REGION_OUTLINES.map(({ code, path, x, y }) => {
          const row = rows.get(code);
          return (
            row && (
              <a
                key={code}
                href={inLocale(locale, routes.impact(code))}
                // Its number is what is seen of it: whoever speaks to their device says that.
                aria-label={t('region', { number: String(Number(code)), name: row.name, figure: textOf(row) })}
                aria-current={code === current ? 'page' : undefined}
              >
                <path d={path} className="region-map-shade" data-shade={row.shade} fill={fillOf(row.shade)} />
                <text x={x} y={y}>
                  {Number(code)}
                </text>
              </a>
            )
          );
        })}
      </svg>
      <ul aria-label={t('legend')} className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {SHADES.map((shade) => (
          <li key={shade} className="inline-flex items-center gap-2">
            <svg aria-hidden="true" viewBox="0 0 44 28" className="region-map h-5 w-8">
              <rect x="1" y="1" width="42" height="26" className="region-map-shade" data-shade={shade} fill={fillOf(shade)} />
            </svg>
            {t(`shades.${shade}`, { fewest: FEWEST })}
          </li>
        ))}
      </ul>
      <p className="text-ink-muted text-sm">
        {t.rich('credit', {
          source: (words) => <a href="https://www.npmjs.com/package/morocco-map">{words}</a>,
          licence: (words) => <a href="https://opendatacommons.org/licenses/odbl/1-0/">{words}</a>,
        })}
      </p>
    </div>
  );
}
