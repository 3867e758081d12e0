import { useLocale, useTranslations } from 'next-intl';
import { RadioCards } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { FormSection } from '@/components/forms/form-section';
import { SelectField } from '@/components/forms/select-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { EmailField, PasswordField, TextField } from '@/components/forms/text-field';
import { NoticePage } from '@/components/layout/notice-page';
import { locales } from '@/lib/i18n/locales';
import { MAIL_CHOICES, MAIL_GROUPS } from '@/lib/notifications/rules';
import {
  askForEmailChangeAction,
  changeAccountAction,
  changePasswordAction,
  confirmEmailChangeAction,
  signOutEverywhereAction,
} from '@/lib/people/actions';
import type { AccountPageView, EmailLinkView } from '@/lib/people/views';
import { inLocale, routes } from '@/lib/routes';
import { MailedLinkForm, UnusableLink } from './mailed-link';
import { NewPasswordFields } from './new-password-fields';
import { SignOutForm } from './sign-out-form';

/** Name, language and mails. */
export function AccountForm({ account, submission }: { account: AccountPageView; submission: string }) {
  const t = useTranslations('account');
  const languages = useTranslations('languages');
  return (
    <Form
      action={changeAccountAction}
      submission={submission}
      title={t('title')}
      refusal={t('refused')}
      initial={{
        name: [account.name],
        nameAr: [account.nameAr ?? ''],
        locale: [account.locale],
        ...Object.fromEntries(MAIL_GROUPS.map((group) => [`mails_${group}`, [account.mails[group]]])),
      }}
    >
      <TextField name="name" label={t('name')} hint={t('nameHint')} autoComplete="name" />
      <TextField name="nameAr" label={t('nameAr')} optional />
      <RadioCards
        name="locale"
        label={t('locale')}
        hint={t('localeHint')}
        columns={2}
        choices={locales.map((value) => ({ value, label: languages(value) }))}
      />
      <FormSection title={t('mails')}>
        <p className="text-ink-muted">{t('mailsHint')}</p>
        {MAIL_GROUPS.map((group) => (
          <SelectField
            key={group}
            name={`mails_${group}`}
            label={t(`groups.${group}`)}
            empty={null}
            options={MAIL_CHOICES.map((value) => ({ value, label: t(`choices.${value}`) }))}
          />
        ))}
      </FormSection>
      <div>
        <SubmitButton wide="phone">{t('save')}</SubmitButton>
      </div>
    </Form>
  );
}

export function ChangePasswordForm({ email, submission }: { email: string; submission: string }) {
  const t = useTranslations('account.passwordPage');
  const password = useTranslations('password');
  const locale = useLocale();
  return (
    <Form action={changePasswordAction} submission={submission} title={t('title')} refusal={t('refused')}>
      <PasswordField name="currentPassword" label={password('current')} />
      <NewPasswordFields email={email} label={password('new')} />
      <div>
        <SubmitButton wide="phone">{t('submit')}</SubmitButton>
      </div>
      <p>
        <a href={inLocale(locale, routes.forgottenPassword())}>{t('forgotten')}</a>
      </p>
    </Form>
  );
}

export function ChangeEmailForm({ submission }: { submission: string }) {
  const t = useTranslations('account.emailPage');
  const password = useTranslations('password');
  return (
    <Form action={askForEmailChangeAction} submission={submission} title={t('title')} refusal={t('refused')}>
      <EmailField name="email" label={t('new')} />
      <PasswordField name="currentPassword" label={password('current')} />
      <div>
        <SubmitButton wide="phone">{t('submit')}</SubmitButton>
      </div>
    </Form>
  );
}

/** Behind the link to the new address, for whoever is signed in. */
export function ConfirmEmail({ link, submission }: { link: EmailLinkView; submission: string }) {
  const t = useTranslations('account');
  const invitation = useTranslations('invitation');
  const locale = useLocale();
  if (link === null) return <UnusableLink words="account.emailUnusable" href={routes.account()} />;
  if (!link.own) {
    return (
      <NoticePage
        title={t('emailOther.title')}
        lead={t('emailOther.lead')}
        actions={<SignOutForm locale={locale} label={invitation('signOut')} next={routes.confirmEmail(link.token)} />}
      />
    );
  }
  return (
    <MailedLinkForm
      link={link}
      action={confirmEmailChangeAction}
      submission={submission}
      words="account.confirmEmail"
      lead={t('confirmEmail.lead')}
    />
  );
}

export function SignOutEverywhereForm({ submission }: { submission: string }) {
  const t = useTranslations('account');
  return (
    <Form action={signOutEverywhereAction} submission={submission} prefix="everywhere-">
      <div>
        <SubmitButton data-sign-out variant="second" small>
          {t('signOutEverywhere')}
        </SubmitButton>
      </div>
    </Form>
  );
}
