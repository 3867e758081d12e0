import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Frieze } from '@/components/ui/motif';

/** Under every page, with help in the same place on each. */
export function SiteFooter({ links, note }: { links: { href: string; label: string }[]; note?: ReactNode }) {
  const t = useTranslations('layout');
  return (
    <footer className="border-line border-t bg-surface print:hidden">
      <Frieze />
      <div className="wrap grid gap-4 pt-7 pb-9 text-ink-muted text-sm md:grid-cols-[1fr_auto] md:items-center">
        <p>{note ?? t('programme')}</p>
        <nav aria-label={t('footerNav')}>
          <ul className="flex flex-wrap gap-x-6">
            {links.map((link) => (
              <li key={link.href}>
                <a href={link.href} className="inline-flex min-h-target items-center text-ink">
                  {link.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  );
}
