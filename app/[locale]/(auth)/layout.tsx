import { FormWords } from '@/components/forms/form-words';

export default function AuthLayout({ children }: LayoutProps<'/[locale]'>) {
  return <FormWords>{children}</FormWords>;
}
