import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';

/** One sentence and one button: what helps most now. */
export function NextStep({ text, action, href }: { text: string; action: string; href: string }) {
  const t = useTranslations('nextStep');
  return (
    <Panel title={t('title')} divided={false}>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-4">
        <p className="max-w-measure text-lg">{text}</p>
        <ButtonLink href={href} wide="phone">
          {action}
        </ButtonLink>
      </div>
    </Panel>
  );
}
