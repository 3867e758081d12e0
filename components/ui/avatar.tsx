import { classNames } from './class-names';

interface Props {
  initials: string;
  /** A picture in their place, square or not. */
  src?: string | undefined;
  big?: boolean | undefined;
}

/** A picture, or initials in its place; the name stands beside it. */
export function Avatar({ initials, src, big = false }: Props) {
  const size = big ? 'size-20' : 'size-11';
  if (src !== undefined) {
    const side = big ? 80 : 44;
    return (
      // biome-ignore lint/performance/noImgElement: it is encoded at its size already, and needs no script
      <img
        src={src}
        alt=""
        width={side}
        height={side}
        loading="lazy"
        decoding="async"
        className={classNames('flex-none rounded-md border border-line bg-surface object-contain', size)}
      />
    );
  }
  return (
    <span
      aria-hidden="true"
      className={classNames(
        'grid flex-none place-items-center rounded-md bg-primary-soft font-semibold text-primary',
        size,
        big && 'text-2xl',
      )}
    >
      {initials}
    </span>
  );
}
