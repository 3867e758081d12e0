import { Button } from '@/components/ui/button';
import type { Locale } from '@/lib/i18n/locales';
import { signOutAction } from '@/lib/people/actions';
import { idle } from '@/lib/result';

/** One button, on every page: a plain form, so that it brings no script along. */
export function SignOutForm({ locale, label, next }: { locale: Locale; label: string; next?: string }) {
  // What comes back is only a redirect: the answer has nowhere to stand.
  const action: (sent: FormData) => void = signOutAction.bind(null, idle);
  return (
    // Its mark tells `LocalCopies` that what this device keeps of the person is to go.
    <form action={action} data-sign-out>
      <input type="hidden" name="_locale" value={locale} />
      {next !== undefined && <input type="hidden" name="next" value={next} />}
      <Button type="submit" variant="quiet" wide="always">
        {label}
      </Button>
    </form>
  );
}
