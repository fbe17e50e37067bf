import { fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { App } from '../src/app';
import { takeToken } from '../src/shell/token';
import { aUser } from './factories';
import { FakeApi, refusal } from './fake-api';

const RESET = 'POST /api/password-reset/confirm';
const CONFIRM = 'POST /api/user/confirm';

let api: FakeApi;

beforeEach(() => {
  api = new FakeApi();
});

function arriveAt(address: string): void {
  history.replaceState(null, '', address);
  render(<App token={takeToken()} />);
}

function fill(label: string, value: string): void {
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
}

function press(name: string): void {
  fireEvent.click(screen.getByRole('button', { name }));
}

const heading = (name: string) => screen.findByRole('heading', { name });

it.each(['reset', 'confirm', 'unsubscribe'])('%s loses its token at once', async (page) => {
  api.on(CONFIRM, { body: { email: 'anna@example.com' } });

  arriveAt(`/${page}#secret`);

  expect(location.href).toBe(`http://localhost:8000/${page}`);
  await screen.findByRole('heading', { level: 1 });
});

it.each(['reset', 'confirm', 'unsubscribe'])('%s without a token is dead', async (page) => {
  arriveAt(`/${page}`);

  await heading('This link does not work');
  expect(api.routes()).toEqual([]);
});

describe('a new password', () => {
  async function setPassword(repeat = 'a new morning'): Promise<void> {
    arriveAt('/reset#secret');
    await heading('New password');
    fill('Password', 'a new morning');
    fill('Password again', repeat);
    press('Save the password');
  }

  it('is set by the token, and lets in with the address already there', async () => {
    api.on(RESET, { body: { email: 'anna@example.com' } });
    api.on('POST /api/session', { body: aUser() });
    api.on('GET /api/tasks?status=open&limit=50', { body: [] });
    api.on('GET /api/tasks?status=done&limit=50', { body: [] });
    api.on('GET /api/telegram/link', { body: { linked: false } });
    await setPassword();
    await heading('The password is changed');
    expect(api.bodies(RESET)).toEqual([{ token: 'secret', password: 'a new morning' }]);
    expect(screen.getByLabelText<HTMLInputElement>('E-mail').value).toBe('anna@example.com');

    fill('Password', 'a new morning');
    press('Sign in');

    await heading('Open');
    expect(location.pathname).toBe('/');
  });

  it('that was typed in two ways is not sent', async () => {
    await setPassword('a new evening');

    await screen.findByText('The passwords differ');
    expect(api.routes()).toEqual([]);
  });

  it('that is too common is refused under its field, and can be another', async () => {
    api.on(RESET, refusal(422, 'invalid', { fields: { password: 'Too common' } }));

    await setPassword();

    await screen.findByText('Too common');
  });

  it('of a link that was used or has ended can be asked for again', async () => {
    api.on(RESET, refusal(404, 'not_found'));
    api.on('POST /api/password-reset', { status: 202, body: {} });
    await setPassword();
    await heading('This link does not work');

    fill('E-mail', 'anna@example.com');
    press('Send the link');

    await screen.findByText(/If there is an account/);
  });
});

describe('confirming an address', () => {
  it('happens once, when the page is opened', async () => {
    api.on(CONFIRM, { body: { email: 'anna@example.com' } });

    arriveAt('/confirm#secret');

    await heading('The address is confirmed');
    screen.getByText(/anna@example.com/);
    expect(api.bodies(CONFIRM)).toEqual([{ token: 'secret' }]);
  });

  it('by a wrong link is honest', async () => {
    api.on(CONFIRM, refusal(404, 'not_found'));

    arriveAt('/confirm#secret');

    await heading('This link does not work');
  });

  it('can be tried again when there was no network', async () => {
    api.on(CONFIRM, 'no connection', { body: { email: 'anna@example.com' } });
    arriveAt('/confirm#secret');

    fireEvent.click(await screen.findByRole('button', { name: 'Try again' }));

    await heading('The address is confirmed');
  });

  it('by another link in the address of the page happens too', async () => {
    api.on(CONFIRM, refusal(404, 'not_found'), { body: { email: 'anna@example.com' } });
    arriveAt('/confirm#old');
    await heading('This link does not work');

    location.hash = '#new';

    await heading('The address is confirmed');
    expect(api.bodies(CONFIRM)).toEqual([{ token: 'old' }, { token: 'new' }]);
  });
});

describe('unsubscribing', () => {
  const ACT = 'POST /api/unsubscribe?token=u1.digest.signature';

  it('says what will no longer come, and waits for the button', async () => {
    api.on(ACT, { body: { topic: 'digest' } });
    arriveAt('/unsubscribe#u1.digest.signature');
    await screen.findByText('The daily summary will no longer come by mail.');
    expect(api.routes()).toEqual([]);

    press('Unsubscribe');

    await heading('You are unsubscribed');
    const settings = screen.getByRole('link', { name: 'Mail settings' });
    expect(settings.getAttribute('href')).toBe('/settings/mail');
  });

  it('by a wrong link is honest', async () => {
    api.on(ACT, refusal(404, 'not_found'));
    arriveAt('/unsubscribe#u1.digest.signature');
    await heading('Unsubscribe?');

    press('Unsubscribe');

    await heading('This link does not work');
  });

  it('of a kind that this page does not know is possible too', async () => {
    arriveAt('/unsubscribe#secret');

    await waitFor(() => {
      screen.getByText('Mails like this will no longer come.');
    });
  });
});
