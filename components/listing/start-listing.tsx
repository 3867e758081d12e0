import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { PageFrame } from '@/components/layout/page-frame';
import { Alert } from '@/components/ui/alert';
import { Icon } from '@/components/ui/icon';
import { startDraftAction } from '@/lib/drafts/actions';
import type { StartView } from '@/lib/drafts/views';
import { inLocale, routes } from '@/lib/routes';
import { TemplateCard } from './template-card';

/** What a new need or offer starts from: an empty page, or a ready-made need. Each button begins a draft. */
export function StartListing({ view, submission }: { view: StartView; submission: string }) {
  const { side, kind, verified, writable, families } = view;
  const noun = `${kind}s` as const;
  const t = useTranslations('start');
  const words = useTranslations(noun);
  const listings = useTranslations('listings');
  const locale = useLocale();
  const list = kind === 'need' ? routes.ownNeeds : routes.ownOffers;
  const trail = [{ href: inLocale(locale, list(side)), label: words('own.title') }];
  const title = words('form.title');
  if (!writable) {
    return (
      <PageFrame title={title} crumb={words('form.crumb')} trail={trail}>
        <Alert tone="warn" title={listings('notVerified.title')}>
          {listings('notVerified.text')}
        </Alert>
      </PageFrame>
    );
  }
  return (
    <PageFrame title={title} crumb={words('form.crumb')} trail={trail} lead={t(`lead.${kind}`)}>
      <Form action={startDraftAction} submission={submission} title={title} refusal={t('notStarted')} className="max-w-none">
        {!verified && <Alert title={listings('notVerified.title')}>{listings('notVerified.draft')}</Alert>}
        <input type="hidden" name="side" value={side} />
        <input type="hidden" name="kind" value={kind} />
        <div>
          <SubmitButton wide="phone" waiting={t('starting')}>
            {t('empty')}
          </SubmitButton>
        </div>
        {families.length > 0 && (
          <section aria-labelledby="templates" className="grid gap-4">
            <div>
              <h2 id="templates">{t('templates')}</h2>
              <p className="mt-1.5 max-w-measure text-ink-muted">{t('templatesHint')}</p>
            </div>
            <div className="overflow-hidden rounded-lg border border-line bg-surface">
              {families.map((family) => (
                <details key={family.code} className="group/family border-line border-b last:border-b-0">
                  <summary className="flex min-h-12 items-center gap-2 px-5 font-semibold md:px-6">
                    {family.label}
                    <span className="font-normal text-ink-muted text-sm">{t('count', { count: family.templates.length })}</span>
                    <Icon name="down" className="ms-auto size-[1.25em] group-open/family:rotate-180" />
                  </summary>
                  <ul className="grid gap-4 px-5 pb-5 md:grid-cols-2 md:px-6">
                    {family.templates.map((template) => (
                      <li key={template.code} className="min-w-0">
                        <TemplateCard template={template} />
                      </li>
                    ))}
                  </ul>
                </details>
              ))}
            </div>
          </section>
        )}
      </Form>
    </PageFrame>
  );
}
