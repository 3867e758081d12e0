'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { formatHours } from '@/lib/i18n/hours';
import { BULK_FORM } from './bulk-form';

/** What is ticked, in one line, and the button. Without script it says the same without the figures. */
export function BulkBar() {
  const t = useTranslations('deskTools.bulk');
  const locale = useLocale();
  const [ticked, setTicked] = useState<{ count: number; quarters: number } | null>(null);
  useEffect(() => {
    const read = () => {
      const boxes = [...document.querySelectorAll<HTMLInputElement>(`input[form="${BULK_FORM}"]:checked`)];
      setTicked({ count: boxes.length, quarters: boxes.reduce((sum, box) => sum + Number(box.dataset.quarters), 0) });
    };
    // A browser that goes back has ticked them already.
    read();
    document.addEventListener('change', read);
    return () => document.removeEventListener('change', read);
  }, []);
  return (
    <div className="bulk-bar sticky bottom-0 z-10 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-md border border-primary-line bg-primary-soft px-4.5 py-3.5">
      <p role="status">
        {ticked === null || ticked.count === 0
          ? t('some')
          : t.rich('ticked', {
              count: ticked.count,
              hours: formatHours(ticked.quarters, locale),
              b: (chunks) => <b>{chunks}</b>,
            })}
      </p>
      <Button type="submit" form={BULK_FORM} wide="phone">
        {t('approve')}
      </Button>
    </div>
  );
}
