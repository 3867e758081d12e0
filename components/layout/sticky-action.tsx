import type { ReactNode } from 'react';

/** The page's one action, at the foot of a phone; from 768 px the aside has it. Last in the page. */
export function StickyAction({ children }: { children: ReactNode }) {
  return (
    <div className="sticky bottom-0 z-3 border-line border-t bg-surface px-gutter py-3 shadow-[0_-6px_16px_rgb(24_32_51/0.07)] md:hidden print:hidden">
      {children}
    </div>
  );
}
