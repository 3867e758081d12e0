'use client';

import { FailureView, useLocaleOfPath } from '@/components/layout/failure-view';
import { directionOf } from '@/lib/i18n/locales';
import './globals.css';

interface Props {
  error: Error & { digest?: string };
  reset: () => void;
}

/** Where the layout itself failed: it brings its own document. */
export default function GlobalError({ error, reset }: Props) {
  const locale = useLocaleOfPath();
  return (
    <html lang={locale} dir={directionOf[locale]}>
      <body>
        <main>
          <FailureView digest={error.digest} retry={reset} />
        </main>
      </body>
    </html>
  );
}
