import type { RequestView } from '@/lib/requests/views';

/** Which request a form is about, and which state of it the person has read. */
export function Which({ request }: { request: Pick<RequestView, 'id' | 'version'> }) {
  return (
    <>
      <input type="hidden" name="requestId" value={request.id} />
      <input type="hidden" name="version" value={request.version} />
    </>
  );
}
