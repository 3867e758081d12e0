'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { type DraftFields, keptFields, REST, retryAfter, sameFields } from '@/lib/drafts/rules';
import type { SavedAnswer } from '@/lib/drafts/views';
import { readCopy, removeCopy, writeCopy } from './local-copy';

/** How what was typed stands; times are ISO 8601. */
export type SaveState =
  | { kind: 'saved'; at: string }
  | { kind: 'saving' }
  /** The line is dead; `kept` tells whether this device holds the text. */
  | { kind: 'offline'; kept: boolean }
  | { kind: 'signedOut'; kept: boolean }
  | { kind: 'tooLong' }
  /** Published or deleted elsewhere. */
  | { kind: 'gone' }
  /** The server holds another text than this device: the person chooses. */
  | { kind: 'newer'; at: string; version: number; theirs: DraftFields; mineAt: string; mine: DraftFields };

interface Draft {
  id: string;
  version: number;
  fields: DraftFields;
  savedAt: string;
  /** Null where nobody is signed in: then nothing is kept on the device. */
  userId: string | null;
}

interface Autosave {
  state: SaveState;
  /** What the form shows, and a key that changes when it is to be drawn anew. */
  shown: { key: number; fields: DraftFields | null };
  keep: (which: 'mine' | 'theirs') => void;
  /** Saves at once; whether the server has everything. */
  saveNow: () => Promise<boolean>;
}

/** Longer than any answer on a slow line. */
const PATIENCE = 20_000;
/** Of what went out on a dead line, as many are remembered. */
const MOST_UNANSWERED = 5;

/**
 * Saves the form `formId` by itself: on this device at once, at the server after a rest and on leaving.
 * Everything that changes from one save to the next stands in `memory`; only what is drawn is state.
 */
export function useAutosave(draft: Draft, formId: string): Autosave {
  const { id, userId } = draft;
  const [state, setState] = useState<SaveState>({ kind: 'saved', at: draft.savedAt });
  const [shown, setShown] = useState<Autosave['shown']>({ key: 0, fields: null });
  const memory = useRef({
    version: draft.version,
    savedAt: draft.savedAt,
    /** As the page brought it. */
    first: draft.fields,
    /** The drawing of the form that is listened to. */
    drawn: 0,
    /** What the server holds; null until the form was read first. */
    saved: null as DraftFields | null,
    /** What was sent and may have arrived, though no answer came back. */
    sending: [] as DraftFields[],
    timer: undefined as ReturnType<typeof setTimeout> | undefined,
    failures: 0,
    running: null as Promise<boolean> | null,
    /** Waits for the person's choice, or has no draft any more. */
    stopped: false,
    /** On its way to be published. */
    published: false,
  });

  const read = useCallback((): DraftFields | null => {
    const form = document.getElementById(formId);
    if (!(form instanceof HTMLFormElement)) return null;
    return keptFields([...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])));
  }, [formId]);

  const keepHere = useCallback(
    (fields: DraftFields): boolean => {
      const { version, sending, published } = memory.current;
      return userId !== null && writeCopy(userId, id, { version, at: new Date().toISOString(), fields, sending, published });
    },
    [id, userId],
  );

  const save = useCallback(
    (leaving = false): Promise<boolean> => {
      const m = memory.current;
      clearTimeout(m.timer);
      if (m.running) return m.running.then(() => (leaving ? false : save()));
      const fields = read();
      if (fields === null || m.stopped || m.published) return Promise.resolve(false);
      if (m.saved !== null && sameFields(fields, m.saved)) {
        if (userId !== null) removeCopy(userId, id);
        setState({ kind: 'saved', at: m.savedAt });
        return Promise.resolve(true);
      }
      const later = (next: SaveState, retry: boolean) => {
        setState(next);
        if (!retry) return false;
        m.failures += 1;
        m.timer = setTimeout(() => void save(), retryAfter(m.failures));
        return false;
      };
      const run = async (): Promise<boolean> => {
        setState({ kind: 'saving' });
        m.sending = [...m.sending, fields].slice(-MOST_UNANSWERED);
        const kept = keepHere(fields);
        try {
          const response = await fetch(`/api/drafts/${id}`, {
            method: 'PUT',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ version: m.version, fields }),
            keepalive: leaving,
            ...(!leaving && { signal: AbortSignal.timeout(PATIENCE) }),
          });
          if (response.status === 401) return later({ kind: 'signedOut', kept }, false);
          if (response.status === 404) {
            m.stopped = true;
            return later({ kind: 'gone' }, false);
          }
          if (response.status === 413 || response.status === 400) return later({ kind: 'tooLong' }, false);
          if (!response.ok && response.status !== 409) return later({ kind: 'offline', kept }, true);
          const answer = (await response.json()) as SavedAnswer;
          m.failures = 0;
          if (answer.outcome === 'newer') {
            // Ours after all: it arrived, and its answer was lost.
            const ours = m.sending.some((sent) => sameFields(sent, answer.fields));
            if (!ours) {
              m.stopped = true;
              const { at, version, fields: theirs } = { at: answer.savedAt, ...answer };
              return later({ kind: 'newer', at, version, theirs, mineAt: new Date().toISOString(), mine: fields }, false);
            }
          }
          m.version = answer.version;
          m.saved = fields;
          m.savedAt = answer.savedAt;
          m.sending = [];
          const now = read();
          if (now !== null && !sameFields(now, fields)) {
            keepHere(now);
            m.timer = setTimeout(() => void save(), REST);
            return false;
          }
          if (userId !== null && !m.published) removeCopy(userId, id);
          setState({ kind: 'saved', at: answer.savedAt });
          return true;
        } catch {
          return later({ kind: 'offline', kept }, true);
        }
      };
      m.running = run().finally(() => {
        m.running = null;
      });
      return m.running;
    },
    [id, userId, read, keepHere],
  );

  // Each drawing of the form is a new element to listen to.
  useEffect(() => {
    const m = memory.current;
    const form = document.getElementById(formId);
    if (!(form instanceof HTMLFormElement)) return;
    m.drawn = shown.key;
    if (m.saved === null) {
      m.saved = read();
      const copy = userId === null ? null : readCopy(userId, id);
      if (copy !== null && m.saved !== null) {
        const ours = copy.version === m.version || copy.sending.some((sent) => sameFields(sent, m.first));
        if (sameFields(copy.fields, m.saved)) removeCopy(userId ?? '', id);
        else if (ours) {
          m.sending = copy.sending;
          setShown(({ key }) => ({ key: key + 1, fields: copy.fields }));
        } else {
          m.stopped = true;
          const theirs = m.first;
          setState({ kind: 'newer', at: m.savedAt, version: m.version, theirs, mineAt: copy.at, mine: copy.fields });
        }
      }
    } else if (!m.stopped) {
      m.timer = setTimeout(() => void save(), 0);
    }
    const changed = () => {
      m.published = false;
      const fields = read();
      if (fields === null || m.stopped || (m.saved !== null && sameFields(fields, m.saved))) return;
      keepHere(fields);
      clearTimeout(m.timer);
      m.timer = setTimeout(() => void save(), REST);
    };
    const sent = (event: SubmitEvent) => {
      if (!navigator.onLine) {
        // Sent now, it would end on a page of the browser.
        event.preventDefault();
        const fields = read();
        setState({ kind: 'offline', kept: fields !== null && keepHere(fields) });
        return;
      }
      clearTimeout(m.timer);
      m.published = true;
      const fields = read();
      if (fields !== null) keepHere(fields);
    };
    const leave = () => void save(true);
    const hide = () => {
      if (document.visibilityState === 'hidden') leave();
    };
    const back = () => void save();
    form.addEventListener('input', changed);
    form.addEventListener('change', changed);
    form.addEventListener('submit', sent);
    document.addEventListener('visibilitychange', hide);
    window.addEventListener('pagehide', leave);
    window.addEventListener('online', back);
    return () => {
      clearTimeout(m.timer);
      form.removeEventListener('input', changed);
      form.removeEventListener('change', changed);
      form.removeEventListener('submit', sent);
      document.removeEventListener('visibilitychange', hide);
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('online', back);
    };
  }, [shown.key, formId, id, userId, read, keepHere, save]);

  const keep = useCallback(
    (which: 'mine' | 'theirs') => {
      if (state.kind !== 'newer') return;
      const m = memory.current;
      m.stopped = false;
      m.version = state.version;
      m.savedAt = state.at;
      m.saved = state.theirs;
      m.sending = [];
      if (which === 'theirs' && userId !== null) removeCopy(userId, id);
      setState({ kind: 'saved', at: state.at });
      setShown(({ key }) => ({ key: key + 1, fields: which === 'mine' ? state.mine : state.theirs }));
    },
    [state, id, userId],
  );

  return { state, shown, keep, saveNow: save };
}
