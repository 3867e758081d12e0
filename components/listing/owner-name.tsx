import { useLocale } from 'next-intl';
import type { OwnerView } from '@/lib/listings/views';
import { inLocale, routes } from '@/lib/routes';
import { LocalText } from './local-text';

/** The name of who stands behind a listing; it leads to their page, which a verified organisation has. */
export function OwnerName({ owner, className }: { owner: OwnerView; className: string }) {
  const locale = useLocale();
  const name = <LocalText text={owner.name} />;
  if (!owner.verified) return name;
  return (
    <a href={inLocale(locale, routes.organisation(owner.id))} className={className}>
      {name}
    </a>
  );
}
