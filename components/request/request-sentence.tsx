import { useTranslations } from 'next-intl';
import { LocalText } from '@/components/listing/local-text';
import type { RequestSummary } from '@/lib/requests/views';

/** Who asks whom, in one sentence that agrees with no name. */
export function RequestSentence({ request }: { request: Pick<RequestSummary, 'origin' | 'giverName' | 'receiverName'> }) {
  const t = useTranslations('request.sentence');
  return t.rich(request.origin, {
    giver: () => <LocalText text={request.giverName} />,
    receiver: () => <LocalText text={request.receiverName} />,
  });
}
