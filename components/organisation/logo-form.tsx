import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { Icon } from '@/components/ui/icon';
import { LOGO_MAX_BYTES } from '@/lib/organisations/rules';
import type { ProfileView } from '@/lib/organisations/views';
import { routes } from '@/lib/routes';
import { OrganisationAvatar } from './organisation-avatar';

const MEGABYTE = 1_048_576;

/** A plain form of a file, since server actions take none of this size: it comes back with an answer in its address. */
export function LogoForm({ view }: { view: ProfileView }) {
  const t = useTranslations('profile.logo');
  const locale = useLocale();
  const { file, logoError } = view;
  const action = routes.sendLogo(file.id, locale);
  return (
    <Panel id="logo" title={t('title')} divided={false}>
      <OrganisationAvatar organisation={file} big />
      <form action={action} method="post" encType="multipart/form-data" className="grid grid-cols-[minmax(0,1fr)] gap-2.5">
        <label htmlFor="logo-file" className="font-semibold">
          {t(file.logo === null ? 'choose' : 'replace')}
        </label>
        <span id="logo-hint" className="text-ink-muted text-sm">
          {t('hint', { size: LOGO_MAX_BYTES / MEGABYTE })}
        </span>
        {logoError !== undefined && (
          <p id="logo-error" role="alert" className="flex gap-2 font-semibold text-danger text-sm">
            <Icon name="alert" className="mt-[0.15em] size-[1.25em]" />
            {t(`errors.${logoError}`)}
          </p>
        )}
        <input
          id="logo-file"
          type="file"
          name="logo"
          accept="image/png,image/jpeg,image/webp"
          aria-describedby={logoError === undefined ? 'logo-hint' : 'logo-error logo-hint'}
          aria-invalid={logoError !== undefined || undefined}
          className="input"
        />
        <div>
          <Button type="submit" variant="second" wide="phone">
            {t('send')}
          </Button>
        </div>
      </form>
      {file.logo !== null && (
        <form action={action} method="post" encType="multipart/form-data">
          <input type="hidden" name="intent" value="remove" />
          <Button type="submit" variant="quiet">
            {t('remove')}
          </Button>
        </form>
      )}
    </Panel>
  );
}
