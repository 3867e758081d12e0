'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { Alert } from '@/components/ui/alert';
import { inLocale, routes } from '@/lib/routes';
import { dequeue, listQueued, type QueuedContact, queue } from './capture-store';

interface Props {
  forumId: number;
  userId: string;
  children: ReactNode;
}

/** Contacts that are sent at once; what a message of ours may hold. */
const AT_ONCE = 50;
const EVERY = 30_000;
const REPLY = 15_000;

type Note = 'kept' | 'check' | 'signedOut' | { sent: number } | null;

/**
 * Around the form: with script it writes into the queue of this device, which is sent when the line is there. Without
 * script, or where the browser keeps nothing, the form is sent as it is.
 */
export function CaptureQueue({ forumId, userId, children }: Props) {
  const t = useTranslations('capture');
  const locale = useLocale();
  const [waiting, setWaiting] = useState<number | null>(null);
  const [ready, setReady] = useState<boolean | null>(null);
  const [note, setNote] = useState<Note>(null);
  const [rejected, setRejected] = useState(0);
  const sending = useRef(false);

  const own = useCallback(
    async () => (await listQueued()).filter((contact) => contact.userId === userId && contact.forumId === forumId),
    [userId, forumId],
  );

  const send = useCallback(async () => {
    if (sending.current) return;
    sending.current = true;
    try {
      const all = await own();
      setWaiting(all.length);
      if (all.length === 0 || !navigator.onLine) return;
      const response = await fetch(routes.captured(forumId), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          contacts: all.slice(0, AT_ONCE).map(({ metAt, locale: said, fields }) => ({ metAt, locale: said, fields })),
        }),
      });
      if (response.status === 401) setNote('signedOut');
      if (!response.ok) return;
      const { kept, refused } = (await response.json()) as { kept: string[]; refused: string[] };
      await dequeue(kept);
      setRejected(refused.length);
      if (kept.length > 0) setNote({ sent: kept.length });
    } catch {
      // The line is dead: it is tried again.
    } finally {
      sending.current = false;
      setWaiting(
        await own()
          .then((all) => all.length)
          .catch(() => null),
      );
    }
  }, [own, forumId]);

  useEffect(() => {
    const again = () => void send();
    // Whatever somebody else left here is not ours to keep.
    void listQueued()
      .then((all) => dequeue(all.filter((contact) => contact.userId !== userId).map(({ clientId }) => clientId)))
      .then(again)
      .catch(() => setReady(false));
    window.addEventListener('online', again);
    const timer = window.setInterval(again, EVERY);
    return () => {
      window.removeEventListener('online', again);
      window.clearInterval(timer);
    };
  }, [send, userId]);

  useEffect(() => {
    keepPage(locale).then(setReady, () => setReady(false));
  }, [locale]);

  const submit = (event: FormEvent<HTMLDivElement>) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || waiting === null) return;
    event.preventDefault();
    const fields = fieldsOf(new FormData(form));
    if (!isWhole(fields)) {
      setNote('check');
      return;
    }
    const clientId = crypto.randomUUID();
    const contact: QueuedContact = {
      ...{ clientId, userId, forumId, locale },
      metAt: new Date().toISOString(),
      fields: { ...fields, clientId: [clientId] },
    };
    void queue(contact).then(() => {
      const { standId } = fields;
      form.reset();
      // The next visitor stands at the same table.
      const stand = form.elements.namedItem('standId');
      if (stand instanceof HTMLSelectElement && standId?.[0] !== undefined) stand.value = standId[0];
      const name = form.elements.namedItem('name');
      if (name instanceof HTMLElement) name.focus();
      setNote('kept');
      return send();
    });
  };

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <div role="status" className="grid gap-3">
        {ready !== null && <p className="text-ink-muted text-sm">{ready ? t('ready') : t('notReady')}</p>}
        {waiting !== null && <p data-waiting={waiting}>{t('queued', { count: waiting })}</p>}
        {note === 'kept' && <Alert tone="ok" title={t('kept')} />}
        {note === 'check' && <Alert tone="bad" title={t('check')} />}
        {note === 'signedOut' && <Alert tone="warn" title={t('signedOut')} />}
        {note !== null && typeof note === 'object' && <Alert tone="ok" title={t('sent', { count: note.sent })} />}
        {rejected > 0 && <Alert tone="bad" title={t('rejected', { count: rejected })} />}
      </div>
      <div onSubmitCapture={submit}>{children}</div>
    </div>
  );
}

/** The form's own fields, each with all its values; ours and React's are not among them. */
function fieldsOf(form: FormData): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const [name, value] of form) {
    if (typeof value === 'string' && !/^[_$]/.test(name)) fields[name] = [...(fields[name] ?? []), value];
  }
  return fields;
}

/** What the server would refuse for certain: it cannot be asked now. */
function isWhole(fields: Record<string, string[]>): boolean {
  const said = (name: string) => (fields[name]?.[0] ?? '').trim();
  const reachable = /^\S+@\S+\.\S+$/.test(said('email')) || (said('email') === '' && said('phone').length >= 8);
  return said('name').length >= 2 && said('spokeOf').length >= 3 && reachable && said('consent') === 'on';
}

/** Lets the worker keep this page and what it needs; true once a reload would work without a line. */
async function keepPage(locale: 'ar' | 'fr'): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false;
  const registration = await navigator.serviceWorker.register('/capture-worker.js', { scope: inLocale(locale, '/capture/') });
  const worker = registration.active ?? registration.waiting ?? registration.installing;
  if (!worker) return false;
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  const named = [...document.querySelectorAll<HTMLScriptElement>('script[src]')].map(({ src }) => src);
  const linked = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"], link[rel="preload"]')].map(({ href }) => href);
  const channel = new MessageChannel();
  const answered = new Promise<boolean>((resolve) => {
    channel.port1.onmessage = ({ data }) => resolve(data === 'kept');
    window.setTimeout(() => resolve(false), REPLY);
  });
  worker.postMessage({ page: location.pathname, assets: [...new Set([...loaded, ...named, ...linked])] }, [channel.port2]);
  return answered;
}
