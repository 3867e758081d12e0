import { FormWords } from '@/components/forms/form-words';

export default function ForumsLayout({ children }: LayoutProps<'/[locale]/forums'>) {
  return <FormWords>{children}</FormWords>;
}
