import { useTranslations } from 'next-intl';
import { SubmitButton } from '@/components/forms/submit-button';
import { Panel } from '@/components/ui/card';
import type { TemplateView } from '@/lib/drafts/views';
import { ListingFacts } from './listing-facts';

/** A ready-made need, with the button of the form around it that begins a draft from it. */
export function TemplateCard({ template }: { template: TemplateView }) {
  const t = useTranslations('start');
  return (
    <Panel level={3} title={template.title} divided={false} className="h-full">
      <ListingFacts quarters={template.quarters} format={template.format} mode={template.mode} />
      <p className="text-sm">{template.doneWhen}</p>
      <div>
        <SubmitButton
          variant="second"
          small
          name="template"
          value={template.code}
          waiting={t('starting')}
          aria-label={t('useThis', { title: template.title })}
        >
          {t('use')}
        </SubmitButton>
      </div>
    </Panel>
  );
}
