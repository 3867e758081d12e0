import { classNames } from './class-names';

/* Drawn on 24 units with a line of 1.75. */
const drawings = {
  alert: <path d="M12 4 3 19.5h18L12 4ZM12 10v4.5M12 17v.1" />,
  arrow: <path d="M4.5 12h15M13.5 6l6 6-6 6" />,
  back: <path d="M19.5 12h-15M10.5 6l-6 6 6 6" />,
  bell: <path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15L6 16.5ZM10 20.5h4" />,
  calendar: (
    <>
      <rect x="4" y="5.5" width="16" height="14.5" rx="2" />
      <path d="M4 10h16M8.5 3v4M15.5 3v4" />
    </>
  ),
  chat: <path d="M4.5 19.5 6 15.7A7.5 7.5 0 1 1 8.9 18.5l-4.4 1Z" />,
  check: <path d="m5 12.5 4.5 4.5L19 7.5" />,
  chevron: <path d="m9.5 6 6 6-6 6" />,
  clock: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7.5V12l3 2" />
    </>
  ),
  close: <path d="m6.5 6.5 11 11M17.5 6.5l-11 11" />,
  disability: (
    <>
      <circle cx="12" cy="4.8" r="1.8" />
      <path d="M5 8.8c4.5 1.3 9.5 1.3 14 0M12 10v4.5M12 14.5 9 21M12 14.5l3 6.5" />
    </>
  ),
  done: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="m8.5 12.2 2.5 2.5 4.6-5" />
    </>
  ),
  down: <path d="m6 9.5 6 6 6-6" />,
  economic_inclusion: (
    <path d="M12 20.5V12M12 12c0-3.5-2.5-6-7-6 0 4 2.5 6 7 6ZM12 10c0-3 2.2-5.5 7-5.5 0 3.8-2.5 5.5-7 5.5ZM6.5 20.5h11" />
  ),
  education: <path d="M12 7c-2-1.5-4.5-2-8-2v13c3.5 0 6 .5 8 2 2-1.5 4.5-2 8-2V5c-3.5 0-6 .5-8 2ZM12 7v13" />,
  environment: <path d="M5 19c0-8 4.5-13 14.5-13.5C19.5 14 15 18 8.5 17M5 20.5C6.5 16 9 13 13 11" />,
  file: (
    <>
      <path d="M6 3.5h8l4.5 4.5v12.5H6v-17Z" />
      <path d="M14 3.5V8h4.5" />
    </>
  ),
  filter: (
    <>
      <path d="M4 7h10M18 7h2M4 17h2M10 17h10" />
      <circle cx="16" cy="7" r="2" />
      <circle cx="8" cy="17" r="2" />
    </>
  ),
  gender_equality: <path d="M12 4v16M7.5 20h9M5 7h14M5 7l-2.5 6.5h5L5 7ZM19 7l-2.5 6.5h5L19 7Z" />,
  globe: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M3.5 12h17M12 3.5c2.5 2.4 3.5 5.4 3.5 8.5s-1 6.1-3.5 8.5c-2.5-2.4-3.5-5.4-3.5-8.5s1-6.1 3.5-8.5Z" />
    </>
  ),
  info: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 11v5M12 8v.1" />
    </>
  ),
  laptop: (
    <>
      <rect x="5" y="5.5" width="14" height="10" rx="1.5" />
      <path d="M2.5 19h19" />
    </>
  ),
  link: <path d="M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1 1M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1-1" />,
  mail: (
    <>
      <rect x="3.5" y="5.5" width="17" height="13" rx="2" />
      <path d="m4 7 8 6 8-6" />
    </>
  ),
  menu: <path d="M4 7h16M4 12h16M4 17h16" />,
  pin: (
    <>
      <path d="M12 21s6.5-6 6.5-11a6.5 6.5 0 0 0-13 0c0 5 6.5 11 6.5 11Z" />
      <circle cx="12" cy="10" r="2.25" />
    </>
  ),
  plus: <path d="M12 5v14M5 12h14" />,
  search: (
    <>
      <circle cx="11" cy="11" r="6.5" />
      <path d="m16 16 4.5 4.5" />
    </>
  ),
  shield: (
    <>
      <path d="M12 3.5 5 6v5.5c0 4.5 3 7.5 7 9 4-1.5 7-4.5 7-9V6l-7-2.5Z" />
      <path d="m9 12 2.2 2.2L15.2 10" />
    </>
  ),
  users: (
    <>
      <circle cx="9" cy="8.5" r="3.25" />
      <path d="M3 19.5c.5-3.5 3-5.2 6-5.2s5.5 1.7 6 5.2M15.5 5.5a3.25 3.25 0 0 1 0 6M17.5 14.7c2 .7 3.2 2.3 3.5 4.8" />
    </>
  ),
} as const;

export type IconName = keyof typeof drawings;

/** Those that mean next or back point the other way in Arabic. */
const POINTING: readonly IconName[] = ['arrow', 'back', 'chevron'];

/** Decoration: the words beside it, or hidden ones, say what it means. */
export function Icon({ name, className = 'size-[1.25em]' }: { name: IconName; className?: string | undefined }) {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      className={classNames(
        'block flex-none fill-none stroke-current stroke-[1.75] [stroke-linecap:round] [stroke-linejoin:round]',
        POINTING.includes(name) && 'rtl:-scale-x-100',
        className,
      )}
    >
      {drawings[name]}
    </svg>
  );
}
