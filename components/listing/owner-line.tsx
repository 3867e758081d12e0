import { useTranslations } from 'next-intl';
import { OrganisationAvatar } from '@/components/organisation/organisation-avatar';
import { Icon } from '@/components/ui/icon';
import type { OwnerView } from '@/lib/listings/views';
import { OwnerName } from './owner-name';

/** Who stands behind a listing, and that it was verified: its name leads to its page. */
export function OwnerLine({ owner }: { owner: OwnerView }) {
  const t = useTranslations('listings');
  return (
    <div className="flex items-center gap-3">
      <OrganisationAvatar organisation={owner} />
      <div>
        <p>
          <OwnerName owner={owner} className="inline-block py-1" />
        </p>
        {owner.verified && (
          <p className="inline-flex items-center gap-2 text-sm text-success">
            <Icon name="shield" />
            {t(`verified.${owner.kind}`)}
          </p>
        )}
      </div>
    </div>
  );
}
