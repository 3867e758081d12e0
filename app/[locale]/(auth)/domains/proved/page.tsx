import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DomainProved } from '@/components/domain/domain-proof';
import { answeredPage } from '@/components/layout/answered-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('domains'))('provedTitle'), robots: { index: false } };
}

export default answeredPage(async () => <DomainProved />);
