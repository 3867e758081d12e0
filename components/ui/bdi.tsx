import type { ReactNode } from 'react';

interface Props {
  children: ReactNode;
  /** The text's language where it is not the page's: voice and leading follow. */
  lang?: string | undefined;
  className?: string | undefined;
}

/** What people wrote: it finds its own direction and leaves its neighbours theirs. */
export function Bdi({ children, lang, className }: Props) {
  return (
    <bdi dir="auto" lang={lang} className={className}>
      {children}
    </bdi>
  );
}

/** E-mail, telephone, numbers of files: from left to right in both languages, never broken. */
export function Code({ children, className }: Omit<Props, 'lang'>) {
  return (
    <bdi dir="ltr" className={className ?? 'whitespace-nowrap tabular-nums'}>
      {children}
    </bdi>
  );
}
