'use client';

import { FailureView } from '@/components/layout/failure-view';

interface Props {
  error: Error & { digest?: string };
  reset: () => void;
}

export default function ErrorPage({ error, reset }: Props) {
  return <FailureView digest={error.digest} retry={reset} />;
}
