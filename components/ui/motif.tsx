import { useId } from 'react';
import { classNames } from './class-names';

/* On a grid of 64 units: a star in each square, and crosses that fill the room between four of them. */
const STAR = 'M64 32l-9.4 9.4v13.2H41.4L32 64l-9.4-9.4H9.4V41.4L0 32l9.4-9.4V9.4h13.2L32 0l9.4 9.4h13.2v13.2z';
const HEART = 'M43.8 36.9l-4.9 2-2 4.9-4.9-2-4.9 2-2-4.9-4.9-2 2-4.9-2-4.9 4.9-2 2-4.9 4.9 2 4.9-2 2 4.9 4.9 2-2 4.9z';
const CROSS = 'M64 32l-9.4 9.4H41.4v13.2L32 64l-9.4-9.4V41.4H9.4L0 32l9.4-9.4h13.2V9.4L32 0l9.4 9.4v13.2h13.2z';

interface Picture {
  /** One string per row; `.` is a star of lines only, a letter names the piece that fills it. */
  rows: string[];
  /** `column row piece` of the square whose lower end corner the cross stands on. */
  crosses: [column: number, row: number, piece: 'a' | 'b' | 'c'][];
  /** Per column: the picture grows out of lines towards the end of the page. */
  strengths: number[];
}

const landing: Picture = {
  rows: ['..b.bccc', '....cbac', '..c..cba', '...ab.ba', '....ccca', '.....acb'],
  crosses: [
    [2, 3, 'b'],
    [3, 4, 'c'],
    [4, 2, 'c'],
    [4, 3, 'c'],
    [5, 4, 'c'],
    [6, 0, 'b'],
    [6, 3, 'c'],
    [6, 4, 'b'],
  ],
  strengths: [0.19, 0.33, 0.46, 0.6, 0.74, 0.88, 1, 1],
};

const strip: Picture = {
  rows: ['.bb.b', '..bac'],
  crosses: [[1, 0, 'b']],
  strengths: [0.23, 0.45, 0.67, 0.89, 1],
};

function Drawing({ picture, className }: { picture: Picture; className: string }) {
  const id = useId();
  const { rows, crosses, strengths } = picture;
  return (
    <svg
      viewBox={`-2 -2 ${strengths.length * 64 + 4} ${rows.length * 64 + 4}`}
      aria-hidden="true"
      className={classNames('h-auto rtl:-scale-x-100', className)}
    >
      <defs>
        <path id={`${id}s`} d={STAR} />
        <path id={`${id}h`} d={HEART} fill="var(--k-surface)" />
        <path id={`${id}x`} d={CROSS} />
      </defs>
      {strengths.map((opacity, column) => (
        <g key={`${column}-${opacity}`} opacity={opacity} stroke="var(--k-motif-line)" strokeWidth="1.25" fill="none">
          {rows.map((row, line) => {
            const piece = row[column];
            const place = { x: column * 64, y: line * 64 };
            return piece === '.' ? (
              <use key={line} href={`#${id}s`} {...place} />
            ) : (
              <g key={line} fill={`var(--k-motif-${piece})`}>
                <use href={`#${id}s`} {...place} />
                <use href={`#${id}h`} stroke="none" {...place} />
              </g>
            );
          })}
          {crosses
            .filter((cross) => cross[0] + 1 === column)
            .map(([start, line, piece]) => (
              <use key={line} href={`#${id}x`} fill={`var(--k-motif-${piece})`} x={start * 64 + 32} y={line * 64 + 32} />
            ))}
        </g>
      ))}
    </svg>
  );
}

/** The picture of the landing page. */
export function LandingMotif() {
  return <Drawing picture={landing} className="w-full" />;
}

/** The short strip of an empty state. */
export function MotifStrip() {
  return <Drawing picture={strip} className="max-h-28 w-full px-5 pt-5" />;
}

/** The line of stars over the footer. */
export function Frieze() {
  const id = useId();
  return (
    <svg aria-hidden="true" width="100%" height="24" className="block h-6 w-full text-[var(--k-motif-line)] opacity-55">
      <defs>
        <pattern id={id} width="24" height="24" patternUnits="userSpaceOnUse">
          <path d={STAR} transform="scale(.375)" fill="none" stroke="currentColor" strokeWidth="2.67" />
        </pattern>
      </defs>
      <rect width="100%" height="24" fill={`url(#${id})`} />
    </svg>
  );
}
