import { FormWords } from '@/components/forms/form-words';

export default function WorkspaceLayout({ children }: LayoutProps<'/[locale]'>) {
  return <FormWords>{children}</FormWords>;
}
