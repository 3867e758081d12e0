import { classNames } from './class-names';

interface Props {
  value: number;
  max: number;
  /** `gap` marks a part that the words name as missing something. */
  tone?: 'primary' | 'gap' | undefined;
  big?: boolean | undefined;
}

/** Fills from the start side. Decoration: the number stands beside it as text. */
export function Bar({ value, max, tone = 'primary', big = false }: Props) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <svg
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      aria-hidden="true"
      className={classNames('bar', big && 'bar-big', tone === 'gap' && 'bar-gap')}
    >
      <rect className="bar-track" width="100" height="8" />
      <rect width={(share * 100).toFixed(1)} height="8" />
    </svg>
  );
}
