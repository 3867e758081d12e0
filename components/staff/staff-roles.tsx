import { useTranslations } from 'next-intl';
import type { RegionOption } from '@/lib/places/views';
import type { StaffRoleView } from '@/lib/staff/views';

/** What somebody is for the programme, a line each. */
export function StaffRoles({ staff, regions }: { staff: StaffRoleView; regions: RegionOption[] }) {
  const t = useTranslations('people');
  const { administrator, coordinates, observes } = staff;
  const named = coordinates?.map((code) => regions.find((region) => region.code === code)?.name ?? code) ?? [];
  return (
    <>
      {administrator && <li>{t('administrator')}</li>}
      {coordinates !== null && <li>{named.length === 0 ? t('national') : t('regional', { regions: named.join(' · ') })}</li>}
      {observes && <li>{t('observer')}</li>}
    </>
  );
}
