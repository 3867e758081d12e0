import { FormWords } from '@/components/forms/form-words';

export default function StandsLayout({ children }: LayoutProps<'/[locale]/stands'>) {
  return <FormWords>{children}</FormWords>;
}
