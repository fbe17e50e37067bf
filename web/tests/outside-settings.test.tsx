import { fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, expect, it } from 'vitest';
import { session } from '../src/accounts/session';
import { SettingsScreen } from '../src/settings';
import { loadTexts } from '../src/texts/texts';
import { aUser } from './factories';
import { FakeApi, refusal } from './fake-api';
import { CONNECTED, leftFor, PROVIDERS, START, watchLeaving } from './leaving';

const ACCOUNTS = 'GET /api/oauth/accounts';

let api: FakeApi;
let leaving: ReturnType<typeof watchLeaving>;

beforeEach(() => {
  api = new FakeApi();
  api.on('GET /api/oauth', { body: PROVIDERS });
  api.on('GET /api/sessions', { body: [] });
  leaving = watchLeaving();
});

function press(name: string): void {
  fireEvent.click(screen.getByRole('button', { name }));
}

async function openSettings(part: string, facts: object = {}): Promise<void> {
  history.replaceState(null, '', `/settings/${part}`);
  session.value = { state: 'signed-in', user: aUser(facts) };
  await loadTexts('settings');
  render(<SettingsScreen />);
}

it('connect an account of a provider, and come back to the same place', async () => {
  api.on(ACCOUNTS, { body: [] });
  api.on('GET /api/user', { body: aUser() });
  await openSettings('sessions');

  fireEvent.click(await screen.findByRole('button', { name: 'Connect Local' }));

  await waitFor(() => {
    expect(leftFor(leaving).pathname).toBe(START);
  });
  expect(leftFor(leaving).searchParams.get('next')).toBe('/settings/sessions');
  expect(leftFor(leaving).searchParams.get('purpose')).toBe('connect');
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
    expect(api.routes()).toContain(ACCOUNTS);
  });
  expect(screen.queryByText('Signing in with other services')).toBeNull();
});

it('let who has no password choose one by mail', async () => {
  api.on(ACCOUNTS, { body: [CONNECTED] });
  api.on('POST /api/password-reset', { status: 202, body: {} });
  await openSettings('sessions', { has_password: false });

  press('Send the link');

  await screen.findByText(/A mail with the link has been sent to anna@example.com/);
  expect(screen.queryByLabelText('Current password')).toBeNull();
});

async function askForDeletion() {
  await openSettings('data', { has_password: false });
  press('Delete account…');
  return within(screen.getByRole('dialog'));
}

it('delete an account without a password by a code of the bot', async () => {
  const sent = { status: 202, body: { confirmation: 'telegram', expires_at: CONNECTED.since } };
  api.on('DELETE /api/user', sent, { status: 204 });
  const dialog = await askForDeletion();
  fireEvent.click(dialog.getByRole('button', { name: 'Delete for good' }));

  const code = await dialog.findByLabelText('Code from Telegram');
  fireEvent.input(code, { target: { value: '1234 5678' } });
  fireEvent.click(dialog.getByRole('button', { name: 'Delete for good' }));

  await waitFor(() => {
    expect(session.value.state).toBe('signed-out');
  });
  expect(api.bodies('DELETE /api/user')).toEqual([{}, { code: '1234 5678' }]);
});

it('have who came by a provider long ago sign in anew before he deletes', async () => {
  api.on('DELETE /api/user', refusal(409, 'outside_sign_in_needed'));
  api.on(ACCOUNTS, { body: [CONNECTED] });
  api.on('GET /api/user', { body: aUser() });
  api.on('GET /api/oauth', { body: [...PROVIDERS, { id: 'other', name: 'Other' }] });
  const dialog = await askForDeletion();
  fireEvent.click(dialog.getByRole('button', { name: 'Delete for good' }));

  fireEvent.click(await dialog.findByRole('button', { name: 'Continue with Local' }));

  await waitFor(() => {
    expect(leftFor(leaving).searchParams.get('purpose')).toBe('prove');
  });
  expect(leftFor(leaving).searchParams.get('next')).toBe('/settings/data');
  expect(dialog.queryByRole('button', { name: 'Continue with Other' })).toBeNull();
});
