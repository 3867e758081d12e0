import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { Code } from '@/components/ui/bdi';
import { ButtonLink } from '@/components/ui/button';
import { proveDomainAction } from '@/lib/domains/actions';
import type { DomainProofView } from '@/lib/domains/views';
import { inLocale, routes } from '@/lib/routes';

/** Behind a mailed link: opening it changes nothing, its one button does. */
export function DomainProof({ view: { token, proof }, submission }: { view: DomainProofView; submission: string }) {
  const t = useTranslations('domains');
  if (proof === null) return <Ending title={t('unusableTitle')} text={t('unusableText')} />;
  return (
    <PageFrame
      title={t.rich('proofTitle', { domain: () => <Code className="wrap-anywhere">{proof.domain}</Code> })}
      lead={t.rich('proofLead', { organisation: () => <LocalText text={proof.companyName} /> })}
    >
      <div className="grid max-w-measure gap-5">
        <p>{t('proofIgnore')}</p>
        <Form action={proveDomainAction} submission={submission} title={t('proofDocument')} refusal={t('proveRefused')}>
          <input type="hidden" name="token" value={token} />
          <div>
            <SubmitButton wide="phone">{t('prove')}</SubmitButton>
          </div>
        </Form>
      </div>
    </PageFrame>
  );
}

export function DomainProved() {
  const t = useTranslations('domains');
  return <Ending title={t('provedTitle')} text={t('provedText')} />;
}

function Ending({ title, text }: { title: string; text: string }) {
  const t = useTranslations('domains');
  const locale = useLocale();
  return (
    <PageFrame title={title} lead={text}>
      <ButtonLink href={inLocale(locale, routes.home())}>{t('home')}</ButtonLink>
    </PageFrame>
  );
}
