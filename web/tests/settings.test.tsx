import { fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, expect, it, vi } from 'vitest';
import { session } from '../src/accounts/session';
import { SettingsScreen } from '../src/settings';
import { Toasts } from '../src/kit/toasts';
import { fetchExport } from '../src/settings/export';
import { loadTexts } from '../src/texts/texts';
import { aUser } from './factories';
import { FakeApi, refusal } from './fake-api';

const PROFILE = aUser();
const NOW = '2026-11-22T10:00:00Z';

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0';
const SAFARI =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1';

function aDevice(id: string, device: string, current = false) {
  return { id, device, created_at: NOW, last_used_at: NOW, expires_at: NOW, current };
}

let api: FakeApi;

beforeEach(async () => {
  api = new FakeApi();
  session.value = { state: 'signed-in', user: PROFILE };
  await loadTexts('settings');
});

function open(part: string): void {
  history.replaceState(null, '', `/settings${part}`);
  render(
    <>
      <SettingsScreen />
      <Toasts />
    </>,
  );
}

const options = () => within(screen.getByRole('listbox')).getAllByRole('option');

const submit = (field: HTMLElement) => {
  const form = field.closest('form');
  if (form) fireEvent.submit(form);
};

const choose = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

it('a choice is shown and sent at once, and said to be saved', async () => {
  const notifications = { ...PROFILE.notifications, digest: 'off' };
  api.on('PATCH /api/user', { body: { ...PROFILE, notifications } });
  open('/mail');

  choose('Send it', 'off');

  expect(await screen.findByText('Saved')).toBeTruthy();
  expect(api.bodies('PATCH /api/user')).toEqual([{ notifications: { digest: 'off' } }]);
  expect(screen.getByLabelText<HTMLSelectElement>('Send it').value).toBe('off');
});

it('a choice that is refused is taken back, said, and can be tried again', async () => {
  const saved = {
    body: { ...PROFILE, notifications: { ...PROFILE.notifications, digest: 'off' } },
  };
  api.on('PATCH /api/user', refusal(503, 'outage'), saved);
  open('/mail');

  choose('Send it', 'off');
  expect(await screen.findByText('said: outage')).toBeTruthy();
  expect(screen.getByLabelText<HTMLSelectElement>('Send it').value).toBe('email');
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));

  expect(await screen.findByText('Saved')).toBeTruthy();
  expect(screen.getByLabelText<HTMLSelectElement>('Send it').value).toBe('off');
});

it('quiet hours are sent when the field is left, and not with the same ends', async () => {
  const quiet_hours = { from: '22:00', to: '07:00' };
  const user = { ...PROFILE, quiet_hours };
  session.value = { state: 'signed-in', user };
  const later = { from: '23:30', to: '07:00' };
  api.on('PATCH /api/user', { body: { ...PROFILE, quiet_hours: later } });
  open('/reminders');
  const from = screen.getByLabelText('From');

  fireEvent.input(from, { target: { value: '07:00' } });
  fireEvent.blur(from);
  expect(screen.getByText('It begins and ends at the same time')).toBeTruthy();
  fireEvent.input(from, { target: { value: '23:30' } });
  expect(api.received).toEqual([]);
  fireEvent.blur(from);

  expect(await screen.findByText('Saved')).toBeTruthy();
  expect(api.bodies('PATCH /api/user')).toEqual([{ quiet_hours: later }]);
});

it('a zone is found by its city and shows its time', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true, now: new Date(NOW) });
  api.on('PATCH /api/user', { body: { ...PROFILE, timezone: 'Asia/Omsk' } });
  open('');
  const field = screen.getByRole('combobox', { name: 'Time zone' });

  fireEvent.input(field, { target: { value: 'omsk' } });
  const [first] = options();
  expect(first?.textContent).toContain('Omsk');
  expect(first?.textContent).toContain('16:00');
  fireEvent.keyDown(field, { key: 'Enter' });

  expect(await screen.findByText('Saved')).toBeTruthy();
  expect(api.bodies('PATCH /api/user')).toEqual([{ timezone: 'Asia/Omsk' }]);
});

it('a zone is found by what people call its time', async () => {
  open('');
  const field = screen.getByRole('combobox', { name: 'Time zone' });

  fireEvent.input(field, { target: { value: 'japan' } });

  expect((await screen.findByRole('listbox')).textContent).toContain('Tokyo');
});

it('devices have the names that people give them; any but this can be signed out', async () => {
  api.on('GET /api/sessions', { body: [aDevice('a', FIREFOX, true), aDevice('b', SAFARI)] });
  api.on('DELETE /api/sessions/b', { status: 204 });
  open('/sessions');
  const [mine, other] = await screen.findAllByRole('listitem');
  if (!mine || !other) throw new Error('two were answered');
  expect(mine.textContent).toContain('Firefox, Windows This device');
  expect(within(mine).queryByRole('button', { name: 'End' })).toBeNull();

  fireEvent.click(within(other).getByRole('button', { name: 'End' }));
  api.on('GET /api/sessions', { body: [aDevice('a', FIREFOX, true)] });
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'End' }));

  expect(await screen.findByText('Session ended: Safari, iPhone')).toBeTruthy();
  expect(await screen.findByText('You are signed in only here.')).toBeTruthy();
});

it.each([
  ['/sessions', 'GET /api/sessions', [], 'Where you are signed in'],
  ['/tokens', 'GET /api/tokens', [], 'No tokens yet'],
  ['/calendar', 'GET /api/calendar', { url: 'https://x/c.ics' }, 'Calendar address'],
])(
  '%s that could not be loaded says so and can be asked for again',
  async (part, route, body, shown) => {
    api.on(route, 'no connection', { body });
    open(part);

    expect(await screen.findByText(/No connection/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByText(shown)).toBeTruthy();
    await waitFor(() => {
      expect(screen.queryByText(/No connection/)).toBeNull();
    });
  },
);

it('a token is made with its name, rights and time, and shown once', async () => {
  const made = { id: 't', name: 'Backup', scopes: ['tasks:read'], created_at: NOW };
  const token = { ...made, expires_at: '2027-02-20T10:00:00Z', last_used_at: null };
  api.on('GET /api/tokens', { body: [] }, { body: [token] });
  api.on('POST /api/tokens', { status: 201, body: { ...token, token: 'vk_secret' } });
  open('/tokens');
  fireEvent.click(await screen.findByRole('button', { name: 'New token' }));
  const dialog = within(screen.getByRole('dialog'));

  expect(dialog.queryByLabelText('Clients')).toBeNull();
  fireEvent.input(dialog.getByLabelText('Name'), { target: { value: 'Backup' } });
  submit(dialog.getByLabelText('Name'));

  expect(await screen.findByDisplayValue('vk_secret')).toBeTruthy();
  expect(api.bodies('POST /api/tokens')).toEqual([
    { name: 'Backup', scopes: ['tasks:read'], expires_in_days: 90 },
  ]);
  expect(await screen.findByText('Not used yet')).toBeTruthy();
});

it('a token without any right is refused before it is sent', async () => {
  api.on('GET /api/tokens', { body: [] });
  open('/tokens');
  fireEvent.click(await screen.findByRole('button', { name: 'New token' }));
  const dialog = within(screen.getByRole('dialog'));

  fireEvent.input(dialog.getByLabelText('Name'), { target: { value: 'Backup' } });
  fireEvent.click(dialog.getByLabelText('Read tasks'));
  submit(dialog.getByLabelText('Name'));

  expect(await screen.findByText('Choose at least one right')).toBeTruthy();
  expect(api.routes()).toEqual(['GET /api/tokens']);
});

it('a wrong present password is said under its field', async () => {
  api.on('GET /api/sessions', { body: [aDevice('a', FIREFOX, true)] });
  const wrong = { fields: { current: 'The password is wrong' } };
  api.on('POST /api/user/password', refusal(422, 'invalid_input', wrong));
  open('/sessions');
  const type = (label: string, value: string) =>
    fireEvent.input(screen.getByLabelText(label), { target: { value } });

  type('Current password', 'was it this?');
  type('New password', 'a-new-morning-43');
  type('Password again', 'a-new-morning-43');
  fireEvent.click(screen.getByRole('button', { name: 'Change password' }));

  expect(await screen.findByText('The password is wrong')).toBeTruthy();
});

it('deleting the account wants the password, then the page knows nobody', async () => {
  api.on('DELETE /api/user', { status: 204 });
  open('/data');
  fireEvent.click(screen.getByRole('button', { name: 'Delete account…' }));
  const dialog = within(screen.getByRole('dialog'));

  submit(dialog.getByLabelText('Current password'));
  expect(await dialog.findByText('Fill in this field')).toBeTruthy();
  fireEvent.input(dialog.getByLabelText('Current password'), { target: { value: 'secret-42' } });
  submit(dialog.getByLabelText('Current password'));

  await waitFor(() => {
    expect(session.value.state).toBe('signed-out');
  });
  expect(api.bodies('DELETE /api/user')).toEqual([{ password: 'secret-42' }]);
});

it('an export of several pages is one document', async () => {
  const about = { account: { id: 'u1' } };
  api.on('GET /api/user/export', {
    body: { ...about, mails: [1], tasks: [2], next: '/api/user/export?cursor=x' },
  });
  api.on('GET /api/user/export?cursor=x', {
    body: { ...about, mails: [], tasks: [3, 4], next: null },
  });

  expect(await fetchExport()).toEqual({ ...about, mails: [1], tasks: [2, 3, 4], next: null });
});
