import { fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { App } from '../src/app';
import { loadSession, session } from '../src/accounts/session';
import { setOut } from '../src/outside/journey';
import { SettingsScreen } from '../src/settings';
import { loadTexts } from '../src/texts/texts';
import { aUser } from './factories';
import { FakeApi, later, refusal } from './fake-api';

const SESSION = 'POST /api/oauth/session';
const CONNECT = 'POST /api/oauth/accounts';
const ACCOUNTS = 'GET /api/oauth/accounts';
const PROVIDERS = [{ id: 'local', name: 'Local' }];
const START = '/api/oauth/local/start';
const WORKING = { status: 202, body: { state: 'working' } };
const CONNECTED = {
  id: 'o1',
  provider: 'local',
  name: 'Anna',
  email: 'anna@elsewhere.example',
  since: '2026-11-22T09:00:00Z',
  last_used_at: null,
};

let api: FakeApi;
let leaveTo: ReturnType<typeof vi.fn>;

beforeEach(() => {
  api = new FakeApi();
  api.on('GET /api/oauth', { body: PROVIDERS });
  api.on('GET /api/telegram/link', { body: { linked: false } });
  api.on('GET /api/tasks?status=open&limit=50', { body: [] });
  api.on('GET /api/tasks?status=done&limit=50', { body: [] });
  sessionStorage.clear();
  leaveTo = vi.fn();
  vi.spyOn(location, 'assign').mockImplementation(leaveTo);
  vi.spyOn(location, 'replace').mockImplementation(leaveTo);
});

const heading = (name: string) => screen.findByRole('heading', { name });

function press(name: string): void {
  fireEvent.click(screen.getByRole('button', { name }));
}

function comeBack(hash = ''): void {
  history.replaceState(null, '', `/outside${hash}`);
  render(<App />);
}

/** What the page asked the API when it left for a provider. */
function leftFor(): URL {
  return new URL(String(leaveTo.mock.lastCall?.[0]), location.href);
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

  it('waits for a provider that is not known yet, then begins anew', async () => {
    setOut({ purpose: 'enter', next: '/t/t1' });
    const provider = { id: 'local', name: 'Local' };
    api.on(
      'GET /api/oauth/local',
      { body: { ...provider, ready: false } },
      { body: { ...provider, ready: true } },
    );

    comeBack('#wait=local');

    await waitFor(() => {
      expect(leftFor().pathname).toBe(START);
    });
    expect(leftFor().searchParams.get('next')).toBe('/t/t1');
  });

  it('connects where that was wanted, and shows it in the settings', async () => {
    setOut({ purpose: 'connect', next: '/settings/sessions' });
    api.on(CONNECT, WORKING, { status: 201, body: { ...CONNECTED, next: '/settings/sessions' } });
    api.on('GET /api/user', { body: aUser() });
    api.on('GET /api/sessions', { body: [] });
    api.on(ACCOUNTS, { body: [CONNECTED] });

    comeBack();

    await screen.findByText('Anna, anna@elsewhere.example');
    await screen.findByText('Now you can sign in with that service too');
  });

  it('says of an account that is connected elsewhere what can be done', async () => {
    setOut({ purpose: 'connect', next: '/settings/sessions' });
    api.on(CONNECT, refusal(409, 'outside_account_taken'));

    comeBack();

    await heading('Connecting did not work');
    const back = screen.getByRole('link', { name: 'To the sign-in settings' });
    expect(back.getAttribute('href')).toBe('/settings/sessions');
  });
});

describe('the settings', () => {
  async function openSettings(part: string, facts: object = {}): Promise<void> {
    history.replaceState(null, '', `/settings/${part}`);
    session.value = { state: 'signed-in', user: aUser(facts) };
    api.on('GET /api/sessions', { body: [] });
    await loadTexts('settings');
    render(<SettingsScreen />);
  }

  it('connect an account of a provider, and come back to the same place', async () => {
    api.on(ACCOUNTS, { body: [] });
    await openSettings('sessions');

    fireEvent.click(await screen.findByRole('button', { name: 'Connect Local' }));

    expect(leftFor().pathname).toBe(START);
    expect(leftFor().searchParams.get('next')).toBe('/settings/sessions');
  });

  it('disconnect one after a question, and tell when nothing else would open the account', async () => {
    api.on(ACCOUNTS, { body: [CONNECTED] });
    api.on('DELETE /api/oauth/accounts/o1', refusal(409, 'last_way_in'));
    await openSettings('sessions');

    fireEvent.click(await screen.findByRole('button', { name: 'Disconnect' }));
    const question = within(await screen.findByRole('dialog'));
    fireEvent.click(question.getByRole('button', { name: 'Disconnect' }));

    await screen.findByText('said: last_way_in');
  });

  it('show nothing of it where no provider is configured', async () => {
    api.on('GET /api/oauth', { body: [] });
    api.on(ACCOUNTS, { body: [] });
    await openSettings('sessions');

    await waitFor(() => {
      expect(screen.queryByText('Signing in with other services')).toBeNull();
    });
  });

  it('let who has no password choose one by mail', async () => {
    api.on(ACCOUNTS, { body: [CONNECTED] });
    api.on('POST /api/password-reset', { status: 202, body: {} });
    await openSettings('sessions', { has_password: false });

    press('Send the link');

    await screen.findByText(/A mail with the link has been sent to anna@example.com/);
    expect(screen.queryByLabelText('Current password')).toBeNull();
  });

  async function askForDeletion(): Promise<ReturnType<typeof within>> {
    await openSettings('data', { has_password: false });
    press('Delete account…');
    return within(screen.getByRole('dialog'));
  }

  it('delete an account without a password by a code of the bot', async () => {
    const sent = { status: 202, body: { confirmation: 'telegram', expires_at: CONNECTED.since } };
    api.on('DELETE /api/user', sent, { status: 204 });
    const dialog = await askForDeletion();
    fireEvent.click(dialog.getByRole('button', { name: 'Delete for ever' }));

    const code = await dialog.findByLabelText('Code from Telegram');
    fireEvent.input(code, { target: { value: '1234 5678' } });
    fireEvent.click(dialog.getByRole('button', { name: 'Delete for ever' }));

    await waitFor(() => {
      expect(session.value.state).toBe('signed-out');
    });
    expect(api.bodies('DELETE /api/user')).toEqual([{}, { code: '1234 5678' }]);
  });

  it('have who came by a provider long ago sign in anew before he deletes', async () => {
    api.on('DELETE /api/user', refusal(409, 'outside_sign_in_needed'));
    api.on(ACCOUNTS, { body: [CONNECTED] });
    api.on('GET /api/oauth', { body: [...PROVIDERS, { id: 'other', name: 'Other' }] });
    const dialog = await askForDeletion();
    fireEvent.click(dialog.getByRole('button', { name: 'Delete for ever' }));

    fireEvent.click(await dialog.findByRole('button', { name: 'Continue with Local' }));

    expect(leftFor().searchParams.get('next')).toBe('/settings/data');
    expect(dialog.queryByRole('button', { name: 'Continue with Other' })).toBeNull();
  });
});
