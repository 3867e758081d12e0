import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Actions, ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { Icon } from '@/components/ui/icon';
import { CopyLink } from './copy-link';

interface Props {
  title: string;
  hint: string;
  /** What a mail is about, and what a message says: with the address in it. */
  subject: string;
  text: string;
  address: string;
  /** More ways than the reader's own applications. */
  children?: ReactNode;
}

/** Links only: the reader's own applications do the sending. */
export function SharePanel({ title, hint, subject, text, address, children }: Props) {
  const t = useTranslations('needs.page');
  const body = encodeURIComponent(text);
  return (
    <Panel title={title} divided={false} className="print:hidden">
      <p className="text-ink-muted text-sm">{hint}</p>
      <Actions>
        <ButtonLink variant="second" small href={`https://wa.me/?text=${body}`} rel="noreferrer">
          <Icon name="chat" />
          {t('whatsapp')}
        </ButtonLink>
        <ButtonLink variant="second" small href={`mailto:?subject=${encodeURIComponent(subject)}&body=${body}`}>
          <Icon name="mail" />
          {t('mail')}
        </ButtonLink>
        {children}
        <CopyLink address={address} words={{ copied: t('copied'), notCopied: t('notCopied') }}>
          <Icon name="link" />
          {t('copy')}
        </CopyLink>
      </Actions>
    </Panel>
  );
}
