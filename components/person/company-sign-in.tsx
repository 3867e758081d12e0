import { useLocale, useTranslations } from 'next-intl';
import { LocalText } from '@/components/listing/local-text';
import { Button } from '@/components/ui/button';
import type { Bilingual } from '@/lib/i18n/localised';

/** A plain form: the company's own provider takes over, with script or without. */
export function CompanySignIn({ company, next }: { company: Bilingual; next: string }) {
  const t = useTranslations('singleSignOn');
  return (
    <form method="post" action="/api/auth/start" className="grid max-w-2xl gap-3 border-line border-t pt-6">
      <input type="hidden" name="_locale" value={useLocale()} />
      <input type="hidden" name="next" value={next} />
      <p className="text-ink-muted">{t('or')}</p>
      <div>
        <Button type="submit" variant="second" wide="phone">
          <span>{t.rich('enter', { company: () => <LocalText text={company} /> })}</span>
        </Button>
      </div>
    </form>
  );
}
