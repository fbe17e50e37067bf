import { fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { App } from '../src/app';
import { loadSession } from '../src/accounts/session';
import { aUser } from './factories';
import { FakeApi, refusal } from './fake-api';

const REGISTER = 'POST /api/user';

let api: FakeApi;

function fill(label: string, value: string): void {
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
}

function press(name: string): void {
  fireEvent.click(screen.getByRole('button', { name }));
}

async function openSignedOut(): Promise<void> {
  api.on('GET /api/user', refusal(401, 'unauthorized'));
  api.on('POST /api/session/refresh', refusal(401, 'unauthorized'));
  render(<App />);
  await loadSession();
  await screen.findByRole('button', { name: 'Register' });
}

function fillRegistration(password = 'correct horse', repeat = password): void {
  press('Register');
  fill('E-mail', 'anna@example.com');
  fill('Password', password);
  fill('Password again', repeat);
}

beforeEach(() => {
  api = new FakeApi();
  api.on('GET /api/telegram/link', { body: { linked: false } });
  api.on('GET /api/tasks?status=open&limit=50', { body: [] });
  api.on('GET /api/tasks?status=done&limit=50', { body: [] });
});

describe('on load', () => {
  it('somebody who is signed in gets his board', async () => {
    api.on('GET /api/user', { body: aUser() });
    render(<App />);

    await loadSession();

    await screen.findByText('anna@example.com');
    await screen.findByRole('heading', { name: 'Open' });
  });

  it('a server that is not there can be asked again', async () => {
    api.on('GET /api/user', 'no connection', { body: aUser() });
    render(<App />);
    await loadSession();

    fireEvent.click(await screen.findByRole('button', { name: 'Try again' }));

    await screen.findByText('anna@example.com');
  });
});

describe('registering', () => {
  it('sends the zone and the language of the browser, and signs in', async () => {
    await openSignedOut();
    api.on(REGISTER, { body: aUser() });
    fillRegistration();

    press('Create account');

    await screen.findByText('anna@example.com');
    expect(api.bodies(REGISTER)).toEqual([
      {
        email: 'anna@example.com',
        password: 'correct horse',
        password_repeat: 'correct horse',
        timezone: 'Europe/Berlin',
        language: 'en',
      },
    ]);
  });

  it('tells under the fields what is missing, and sends nothing', async () => {
    await openSignedOut();
    press('Register');

    press('Create account');

    await waitFor(() => {
      expect(screen.getAllByText('Fill in this field')).toHaveLength(3);
    });
    expect(screen.getByLabelText('E-mail').getAttribute('aria-invalid')).toBe('true');
    expect(api.bodies(REGISTER)).toEqual([]);
  });

  it('tells that the passwords differ', async () => {
    await openSignedOut();
    fillRegistration('correct horse', 'correct house');

    press('Create account');

    await screen.findByText('The passwords differ');
  });

  it('shows what the API refuses under its field, with the request id, and keeps the values', async () => {
    await openSignedOut();
    api.on(REGISTER, refusal(422, 'invalid', { fields: { password: 'Too common' } }));
    fillRegistration();

    press('Create account');

    await screen.findByText('Too common');
    screen.getByText('req-1');
    expect(screen.getByLabelText<HTMLInputElement>('Password').value).toBe('correct horse');
  });

  it('offers to sign in when the address has an account', async () => {
    await openSignedOut();
    api.on(REGISTER, refusal(409, 'email_taken'));
    fillRegistration();
    press('Create account');

    fireEvent.click(await screen.findByRole('button', { name: 'Sign in as anna@example.com' }));

    expect(screen.getByRole('tab', { selected: true }).textContent).toBe('Sign in');
    expect(screen.getByLabelText<HTMLInputElement>('E-mail').value).toBe('anna@example.com');
  });
});

it('arrows move between the tabs', async () => {
  await openSignedOut();
  press('Register');

  fireEvent.keyDown(screen.getByRole('tab', { name: 'Register' }), { key: 'ArrowRight' });

  const tab = screen.getByRole('tab', { name: 'Sign in' });
  expect(tab.getAttribute('aria-selected')).toBe('true');
  expect(document.activeElement).toBe(tab);
});

it('a refused sign-in stays in the form', async () => {
  await openSignedOut();
  api.on('POST /api/session', refusal(401, 'wrong_credentials'));
  fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  fill('E-mail', 'anna@example.com');
  fill('Password', 'wrong');

  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Sign in' }));

  await screen.findByText('said: wrong_credentials');
});

describe('a forgotten password', () => {
  const ASK = 'POST /api/password-reset';

  async function forget(): Promise<void> {
    await openSignedOut();
    press('Sign in');
    fill('E-mail', 'anna@example.com');
    press('Forgot password?');
    await screen.findByText(/Write the address/);
  }

  it('is asked for with the address that was typed, and no more is told than is known', async () => {
    await forget();
    api.on(ASK, { status: 202, body: {} });
    expect(screen.getByLabelText<HTMLInputElement>('E-mail').value).toBe('anna@example.com');

    press('Send the link');

    await screen.findByText(/If there is an account with anna@example.com/);
    expect(api.bodies(ASK)).toEqual([{ email: 'anna@example.com' }]);
  });

  it('may be remembered after all', async () => {
    await forget();

    press('Back to signing in');

    expect(screen.getByLabelText<HTMLInputElement>('E-mail').value).toBe('anna@example.com');
    expect(document.activeElement).toBe(screen.getByLabelText('Password'));
  });

  it('that it was asked for too often is said', async () => {
    await forget();
    api.on(ASK, refusal(429, 'too_many_requests'));

    press('Send the link');

    await screen.findByText('said: too_many_requests');
  });
});

it('an address that refuses mail is said over the board', async () => {
  api.on('GET /api/user', { body: aUser({ email_refused: true }) });
  render(<App />);

  await loadSession();

  await screen.findByText(/Mail does not reach anna@example.com/);
  expect(screen.getByRole('link', { name: 'What to do' }).getAttribute('href')).toBe(
    '/settings/mail',
  );
});

it('logging out ends at the signed-out page', async () => {
  api.on('GET /api/user', { body: aUser() }).on('DELETE /api/session', { status: 204 });
  render(<App />);
  await loadSession();

  fireEvent.click(await screen.findByRole('button', { name: 'anna@example.com' }));
  fireEvent.click(screen.getByRole('menuitem', { name: 'Log out' }));

  await screen.findByRole('button', { name: 'Register' });
});

it('a chosen language is shown at once and kept in the profile', async () => {
  api.on('GET /api/user', { body: aUser() });
  api.on('PATCH /api/user', { body: aUser({ language: 'ru' }) });
  render(<App />);
  await loadSession();

  fireEvent.change(await screen.findByLabelText('Language'), { target: { value: 'ru' } });

  await screen.findByRole('button', { name: 'Добавить' });
  await waitFor(() => {
    expect(api.bodies('PATCH /api/user')).toEqual([{ language: 'ru' }]);
  });
});
