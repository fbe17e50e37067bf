import { fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { App } from '../src/app';
import { loadSession } from '../src/accounts/session';
import { aUser } from './factories';
import { CONNECTED, PROVIDERS, START } from './leaving';
import { FakeApi, later, refusal } from './fake-api';

const SESSION = 'POST /api/oauth/session';
const CONNECT = 'POST /api/oauth/accounts';
const ACCOUNTS = 'GET /api/oauth/accounts';
const TO_CONNECT = refusal(409, 'outside_to_connect');
const WORKING = { status: 202, body: { state: 'working' } };
let api: FakeApi;

beforeEach(() => {
  api = new FakeApi();
  api.on('GET /api/oauth', { body: PROVIDERS });
  api.on('GET /api/telegram/link', { body: { linked: false } });
  api.on('GET /api/tasks?status=open&limit=50', { body: [] });
  api.on('GET /api/tasks?status=done&limit=50', { body: [] });
  sessionStorage.clear();
});

const heading = (name: string) => screen.findByRole('heading', { name });

function press(name: string): void {
  fireEvent.click(screen.getByRole('button', { name }));
}

function comeBack(hash = ''): void {
  history.replaceState(null, '', `/outside${hash}`);
  render(<App />);
}

describe('the sign-in window', () => {
  async function openWindow(): Promise<void> {
    history.replaceState(null, '', '/t/t1?from=mail');
    api.on('GET /api/user', refusal(401, 'unauthorized'));
    api.on('POST /api/session/refresh', refusal(401, 'unauthorized'));
    render(<App />);
    await loadSession();
    fireEvent.click(await screen.findByRole('button', { name: 'Sign in' }));
  }

  it('offers each provider, and the way back to where one was', async () => {
    await openWindow();

    const way = await screen.findByRole('link', { name: 'Continue with Local' });
    const address = new URL(way.getAttribute('href') ?? '', location.href);
    expect(address.pathname).toBe(START);
    expect(Object.fromEntries(address.searchParams)).toEqual({
      purpose: 'sign_in',
      next: '/t/t1?from=mail',
      timezone: 'Europe/Berlin',
      language: 'en',
    });
  });

  it('asks for them only when it is opened', async () => {
    await openWindow();

    await screen.findByRole('link', { name: 'Continue with Local' });
    const asked = api.routes().indexOf('GET /api/oauth');
    expect(asked).toBeGreaterThan(api.routes().indexOf('GET /api/user'));
  });

  it('has no such part where no provider is configured', async () => {
    api.on('GET /api/oauth', { body: [] });
    await openWindow();

    await waitFor(() => {
      expect(api.routes()).toContain('GET /api/oauth');
    });
    expect(screen.queryByText('or')).toBeNull();
  });

  it('asks again for what could not be learned', async () => {
    api.on('GET /api/oauth', 'no connection', { body: PROVIDERS });
    await openWindow();

    fireEvent.click(await screen.findByRole('button', { name: 'Show other ways to sign in' }));

    await screen.findByRole('link', { name: 'Continue with Local' });
  });
});

describe('the way back', () => {
  it('waits until the API knows who came, then lets him in where he wanted to be', async () => {
    const known = later();
    api.on(SESSION, WORKING, known.answer);
    comeBack();
    await heading('Signing in…');

    known.come({ body: { ...aUser(), next: '/?tag=home' } });

    await heading('Open');
    expect(location.pathname + location.search).toBe('/?tag=home');
    expect(api.routes().filter((route) => route === 'GET /api/user')).toEqual([]);
  });

  it.each([
    ['outside_untrusted', 409],
    ['outside_sign_in_unknown', 404],
    ['forbidden', 403],
  ])('says why it ended: %s', async (code, status) => {
    api.on(SESSION, refusal(status, code));

    comeBack();

    await heading('Signing in did not work');
    expect(screen.getByRole('alert').textContent).toContain(`said: ${code}`);
    expect(screen.getByRole('link', { name: 'To the first page' }).getAttribute('href')).toBe('/');
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it('takes a refusal by the person himself calmly', async () => {
    api.on(SESSION, refusal(409, 'outside_refused'));

    comeBack();

    await screen.findByText('said: outside_refused');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('goes on when what was in the way has passed', async () => {
    api.on(SESSION, 'no connection', { body: { ...aUser(), next: '/' } });
    comeBack();

    fireEvent.click(await screen.findByRole('button', { name: 'Try again' }));

    await heading('Open');
  });

  it('of an address that is taken leads through its password to the settings', async () => {
    api.on(SESSION, refusal(409, 'outside_email_taken'));
    api.on('POST /api/session', { body: aUser() });
    api.on('GET /api/sessions', { body: [] });
    api.on(ACCOUNTS, { body: [] });
    comeBack();
    await heading('This address is taken');

    fireEvent.input(screen.getByLabelText('E-mail'), { target: { value: 'a@example.com' } });
    fireEvent.input(screen.getByLabelText('Password'), { target: { value: 'correct horse' } });
    press('Sign in');

    await screen.findByRole('button', { name: 'Connect Local' });
    expect(location.pathname).toBe('/settings/sessions');
  });

  it('that was begun elsewhere asks nobody', async () => {
    comeBack('#failed');

    await heading('Signing in did not work');
    expect(api.routes()).toEqual([]);
  });

  it('connects where the API says so, and shows it in the settings', async () => {
    api.on(SESSION, TO_CONNECT);
    api.on(CONNECT, WORKING, { status: 201, body: { ...CONNECTED, next: '/settings/sessions' } });
    api.on('GET /api/user', { body: aUser() });
    api.on('GET /api/sessions', { body: [] });
    api.on(ACCOUNTS, { body: [CONNECTED] });

    comeBack();

    await screen.findByText('Anna, anna@elsewhere.example');
    await screen.findByText('Now you can sign in with that service too');
  });

  it('says of an account that is connected elsewhere what can be done', async () => {
    api.on(SESSION, TO_CONNECT);
    api.on(CONNECT, refusal(409, 'outside_account_taken'));

    comeBack();

    await heading('Connecting did not work');
    const back = screen.getByRole('link', { name: 'To the sign-in settings' });
    expect(back.getAttribute('href')).toBe('/settings/sessions');
  });
});
