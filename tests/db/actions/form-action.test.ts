import { beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { text } from '@/lib/actions/fields';
import { formAction, publicFormAction } from '@/lib/actions/form-action';
import { done, refused } from '@/lib/result';
import { act } from '@/tests/support/act';
import { cast } from '@/tests/support/cast';

const schema = z.object({ title: text({ min: 1, max: 9 }) });
const person = cast.associationOwner;

const run = vi.fn(async () => done({}));
const action = formAction(schema, run);
beforeEach(() => {
  run.mockClear();
});

describe('the wrapper', () => {
  test('gives who acts, what was sent, the language and the submission', async () => {
    const submission = '018f3c2e-7b1a-7c3d-9e4f-0a1b2c3d4e5f';
    expect(await act(action, person, { title: ' Titre ', _locale: 'ar', _submission: submission })).toMatchObject({
      outcome: 'done',
      redirectTo: null,
    });
    expect(run).toHaveBeenCalledExactlyOnceWith({
      actor: expect.objectContaining({ userId: person.userId }),
      input: { title: 'Titre' },
      files: {},
      locale: 'ar',
      submissionId: submission,
    });
  });

  test('leads on in the language of the form', async () => {
    const leads = formAction(schema, async () => done({ redirectTo: '/needs/3' }));
    expect(await act(leads, person, { title: 'x', _locale: 'ar' })).toMatchObject({ redirectTo: '/ar/needs/3' });
    expect(await act(leads, person, { title: 'x' })).toMatchObject({ redirectTo: '/fr/needs/3' });
  });

  test('asks nobody in who is not signed in, and keeps what they typed', async () => {
    expect(await act(action, null, { title: 'Titre' })).toMatchObject({
      outcome: 'forbidden',
      state: { params: { signedOut: 'yes' }, values: { title: ['Titre'] }, fields: {} },
    });
    expect(run).not.toHaveBeenCalled();
  });

  test('may let everybody in', async () => {
    const open = publicFormAction(schema, async ({ actor }) => (actor === null ? refused('notFound') : done({})));
    expect(await act(open, null, { title: 'x' })).toMatchObject({ outcome: 'notFound' });
    expect(await act(open, person, { title: 'x' })).toMatchObject({ outcome: 'done' });
  });

  test('passes a refusal on, with its figures and fields', async () => {
    const refuses = formAction(schema, async () => ({
      ok: false,
      code: 'notEnoughHours',
      params: { hours: '2', side: 'need' },
      fields: { hours: { code: 'missing' } },
    }));
    expect(await act(refuses, person, { title: 'x' })).toMatchObject({
      outcome: 'notEnoughHours',
      state: { params: { hours: '2', side: 'need' }, fields: { hours: { code: 'missing' } }, values: { title: ['x'] } },
    });
  });

  test('says of a fault only where to find it, and logs it there', async () => {
    const complaints = vi.spyOn(console, 'error').mockImplementation(() => {});
    const fails = formAction(schema, async () => {
      throw new Error('relation "Secret" does not exist');
    });
    const answer = await act(fails, person, { title: 'Titre', password: 'x' });
    expect(answer).toMatchObject({
      outcome: 'failed',
      state: { params: { reference: expect.stringMatching(/^[0-9a-f]{8}$/) }, values: { title: ['Titre'] } },
    });
    expect(JSON.stringify(answer)).not.toContain('Secret');
    const reference = answer.outcome === 'done' ? '' : String(answer.state.params?.reference);
    expect(complaints).toHaveBeenCalledExactlyOnceWith(
      expect.stringContaining(reference),
      expect.objectContaining({ message: 'relation "Secret" does not exist' }),
    );
    complaints.mockRestore();
  });
});
