import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { answeredPage } from '@/components/layout/answered-page';
import { Wrap } from '@/components/layout/wrap';
import { CompanySignIn } from '@/components/person/company-sign-in';
import { DemoAccounts } from '@/components/person/demo-accounts';
import { SignInForm } from '@/components/person/sign-in-form';
import { loadSignIn } from '@/lib/people/loaders';

/** The form sets the title: after a refusal it begins with the word for it. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signIn');
  return { description: t('description'), robots: { index: false } };
}

export default answeredPage(async ({ searchParams }: PageProps<'/[locale]/sign-in'>) => {
  const { next: requested, refused } = await searchParams;
  const { next, singleSignOn, demo } = await loadSignIn(
    typeof requested === 'string' ? requested : '',
    typeof refused === 'string' ? refused : undefined,
  );
  return (
    <Wrap className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-12 gap-y-10 pt-8 pb-section lg:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
      <div className="grid gap-8">
        <SignInForm submission={crypto.randomUUID()} next={next} refused={singleSignOn.refused} />
        {singleSignOn.company && <CompanySignIn company={singleSignOn.company} next={next} />}
      </div>
      {demo && <DemoAccounts submission={crypto.randomUUID()} next={next} demo={demo} />}
    </Wrap>
  );
});
