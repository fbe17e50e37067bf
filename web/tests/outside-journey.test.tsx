import { render, screen, waitFor } from '@testing-library/preact';
import { beforeEach, expect, it, vi } from 'vitest';
import { App } from '../src/app';
import { journey, setOut } from '../src/outside/journey';
import { aUser } from './factories';
import { FakeApi, refusal } from './fake-api';
import { leftFor, START, watchLeaving } from './leaving';

let api: FakeApi;
let leaving: ReturnType<typeof watchLeaving>;

beforeEach(() => {
  api = new FakeApi();
  sessionStorage.clear();
  leaving = watchLeaving();
});

const heading = (name: string) => screen.findByRole('heading', { name });

function comeBack(hash = '') {
  history.replaceState(null, '', `/outside${hash}`);
  return render(<App />);
}

it('waits for a provider that is not known yet, then begins anew', async () => {
  setOut({ purpose: 'sign_in', next: '/t/t1' });
  const provider = { id: 'local', name: 'Local' };
  api.on(
    'GET /api/oauth/local',
    { body: { ...provider, ready: false } },
    { body: { ...provider, ready: true } },
  );

  comeBack('#wait=local');

  await waitFor(() => {
    expect(leftFor(leaving).pathname).toBe(START);
  });
  expect(leftFor(leaving).searchParams.get('next')).toBe('/t/t1');
});

it('sets out again for what it was wanted for, which the session must be there for', async () => {
  setOut({ purpose: 'connect', next: '/settings/sessions' });
  api.on('GET /api/oauth/local', { body: { id: 'local', name: 'Local', ready: true } });
  api.on('GET /api/user', { body: aUser() });

  comeBack('#wait=local');

  await waitFor(() => {
    expect(leftFor(leaving).searchParams.get('purpose')).toBe('connect');
  });
  expect(api.routes()).toContain('GET /api/user');
});

it('does not set out for who is no longer signed in', async () => {
  setOut({ purpose: 'connect', next: '/settings/sessions' });
  api.on('GET /api/oauth/local', { body: { id: 'local', name: 'Local', ready: true } });
  api.on('GET /api/user', refusal(401, 'unauthorized'));
  api.on('POST /api/session/refresh', refusal(401, 'unauthorized'));

  comeBack('#wait=local');

  await heading('Connecting did not work');
  expect(leaving).not.toHaveBeenCalled();
});

it.each(['#wait=local', '#wait=%', '#wait='])(
  'that nobody has set out on in this tab leads nowhere: %s',
  async (hash) => {
    comeBack(hash);

    await heading('Signing in did not work');
    expect(api.routes()).toEqual([]);
  },
);

it('to a provider whose name is none leads nowhere', async () => {
  setOut({ purpose: 'sign_in', next: '/' });

  comeBack('#wait=%');

  await heading('Signing in did not work');
  expect(api.routes()).toEqual([]);
});

it('does not take one journey for another', async () => {
  setOut({ purpose: 'connect', next: '/settings/sessions' });
  api.on('GET /api/tasks?status=open&limit=50', { body: [] });
  api.on('GET /api/tasks?status=done&limit=50', { body: [] });
  api.on('POST /api/oauth/session', { body: { ...aUser(), next: '/' } });
  comeBack();
  await heading('Open');

  expect(journey()).toBeNull();
  expect(api.routes()).not.toContain('POST /api/oauth/accounts');
});

it.each(['', '#failed'])('of which nothing came ends the journey: "%s"', async (hash) => {
  setOut({ purpose: 'connect', next: '/settings/sessions' });
  api.on('POST /api/oauth/session', refusal(404, 'outside_sign_in_unknown'));

  comeBack(hash);

  await heading('Connecting did not work');
  expect(journey()).toBeNull();
});

it('forgets a journey that it gave up', async () => {
  setOut({ purpose: 'connect', next: '/settings/sessions' });
  api.on('GET /api/oauth/local', refusal(404, 'not_found'));
  const { unmount } = comeBack('#wait=local');
  await heading('Connecting did not work');

  unmount();

  expect(journey()).toBeNull();
});

it('forgets a journey that was begun long ago', () => {
  vi.useFakeTimers({ now: 0 });
  setOut({ purpose: 'sign_in', next: '/' });
  vi.setSystemTime(600_000);
  expect(journey()).not.toBeNull();

  vi.setSystemTime(600_001);

  expect(journey()).toBeNull();
  vi.useRealTimers();
});
