import { classNames } from './class-names';

/** A rank in the star of the motif; the first is filled. */
export function Star({ rank, first = rank === 1 }: { rank: number; first?: boolean }) {
  return (
    <span
      className={classNames(
        'relative grid size-11 flex-none place-items-center font-semibold text-[1.0625rem] leading-none',
        first ? 'text-on-primary' : 'text-primary',
      )}
    >
      <svg
        viewBox="0 0 44 44"
        aria-hidden="true"
        className={classNames('absolute inset-0 size-full stroke-[1.25] stroke-primary', first ? 'fill-primary' : 'fill-primary-soft')}
      >
        <path d="M42.5 22l-6 6v8.5H28l-6 6-6-6H7.5V28l-6-6 6-6V7.5H16l6-6 6 6h8.5V16z" />
      </svg>
      <span className="relative">{rank}</span>
    </span>
  );
}
