import type { ReactNode } from 'react';
import { FormWords } from '@/components/forms/form-words';

export default function ForCompaniesLayout({ children }: { children: ReactNode }) {
  return <FormWords>{children}</FormWords>;
}
