import { useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { LocalText } from '@/components/listing/local-text';
import { Code } from '@/components/ui/bdi';
import { Panel } from '@/components/ui/card';
import { signInAction } from '@/lib/people/actions';
import type { DemoAccountView, SignInView } from '@/lib/people/views';

interface Props {
  submission: string;
  next: string;
  demo: NonNullable<SignInView['demo']>;
}

/** One press signs in as somebody of the demo. */
export function DemoAccounts({ submission, next, demo }: Props) {
  const t = useTranslations('signIn.demo');
  return (
    <Panel title={t('title')}>
      <p className="text-ink-muted text-sm">{t.rich('lead', { password: () => <Code>{demo.password}</Code> })}</p>
      <Form action={signInAction} submission={submission} prefix="demo-" className="max-w-none">
        <input type="hidden" name="next" value={next} />
        <input type="hidden" name="password" value={demo.password} />
        <ul className="grid">
          {demo.accounts.map((account) => (
            <li
              key={account.email}
              className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-2 border-line border-t py-3 first:border-t-0 first:pt-0 last:pb-0"
            >
              <div className="min-w-0">
                <b className="block">
                  <LocalText text={account.name} />
                </b>
                <span className="block text-sm">
                  <ActsFor account={account} />
                </span>
              </div>
              <SubmitButton name="email" value={account.email} variant="second" small>
                {t('enter')}
                <span className="sr-only">
                  {' '}
                  <LocalText text={account.name} />
                </span>
              </SubmitButton>
              <p className="col-span-2 text-ink-muted text-sm [overflow-wrap:anywhere]">
                <Code className="">{account.email}</Code>
              </p>
            </li>
          ))}
        </ul>
      </Form>
    </Panel>
  );
}

function ActsFor({ account }: { account: DemoAccountView }) {
  const t = useTranslations('signIn.demo');
  return account.as.kind === 'organisation' ? <LocalText text={account.as.name} /> : t(account.as.kind);
}
