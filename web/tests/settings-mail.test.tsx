import { fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { beforeEach, expect, it } from 'vitest';
import { session } from '../src/accounts/session';
import { SettingsScreen } from '../src/settings';
import { loadTexts } from '../src/texts/texts';
import { aUser } from './factories';
import { FakeApi, later, refusal } from './fake-api';

let api: FakeApi;

beforeEach(async () => {
  api = new FakeApi();
  await loadTexts('settings');
});

function open(part: string): void {
  history.replaceState(null, '', `/settings${part}`);
  render(<SettingsScreen />);
}

it('an address that is not confirmed is said to be so, and its mail can be sent again', async () => {
  session.value = { state: 'signed-in', user: aUser({ email_confirmed: false }) };
  api.on('POST /api/user/confirmation', { status: 202, body: {} });
  api.on('GET /api/user', { body: aUser({ email_confirmed: false }) });
  open('/mail');
  screen.getByText('Not confirmed');

  fireEvent.click(screen.getByRole('button', { name: 'Send the mail again' }));

  await screen.findByText(/A mail was sent to anna@example.com/);
});

it('an address that refused mail is written to again once its owner asks for it', async () => {
  session.value = { state: 'signed-in', user: aUser({ email_refused: true }) };
  api.on('POST /api/user/confirmation', { status: 202, body: {} });
  api.on('GET /api/user', { body: aUser({ email_confirmed: false }) });
  open('/mail');
  screen.getByText('Refuses mail');

  fireEvent.click(screen.getByRole('button', { name: 'Send the mail again' }));

  await screen.findByText(/A mail was sent to anna@example.com/);
  screen.getByText('Not confirmed');
});

it('that mails can not be asked for so often is said', async () => {
  session.value = { state: 'signed-in', user: aUser({ email_confirmed: false }) };
  api.on('POST /api/user/confirmation', refusal(429, 'too_many_requests'));
  open('/mail');

  fireEvent.click(screen.getByRole('button', { name: 'Send the mail again' }));

  await screen.findByText('said: too_many_requests');
});

it('choices stay as they are made while those before are not answered yet', async () => {
  const user = aUser();
  session.value = { state: 'signed-in', user };
  const [first, second] = [later(), later()];
  api.on('PATCH /api/user', first.answer, second.answer);
  open('/mail');
  const kinds = ['Reminders', 'Notices'].map((kind) =>
    screen.getByLabelText<HTMLInputElement>(kind),
  );
  const chosen = () => kinds.map(({ checked }) => checked);
  const answer = (facts: object) => ({
    body: aUser({ notifications: { ...user.notifications, ...facts } }),
  });

  for (const kind of kinds) fireEvent.click(kind);
  expect(chosen()).toEqual([false, false]);
  first.come(answer({ reminder_mail: false }));
  await waitFor(() => {
    expect(api.bodies('PATCH /api/user')).toHaveLength(2);
  });
  expect(chosen()).toEqual([false, false]);
  second.come(answer({ reminder_mail: false, notice_mail: false }));

  expect(await screen.findByText('Saved')).toBeTruthy();
  expect(chosen()).toEqual([false, false]);
});

it('an account without an address says that there is no mail', () => {
  session.value = { state: 'signed-in', user: aUser({ email: null }) };

  open('/mail');

  screen.getByText('This account has no address, so there is no mail.');
});

it('reminders by mail are turned on again from where mail is chosen for them', async () => {
  const { notifications } = aUser();
  const chosen = { ...notifications, reminder_channel: 'email', reminder_mail: false } as const;
  session.value = { state: 'signed-in', user: aUser({ notifications: chosen }) };
  const user = aUser({ notifications: { ...chosen, reminder_mail: true } });
  api.on('PATCH /api/user', { body: user });
  open('/reminders');

  fireEvent.click(screen.getByRole('button', { name: 'Turn on' }));

  await screen.findByText('Saved');
  expect(api.bodies('PATCH /api/user')).toEqual([{ notifications: { reminder_mail: true } }]);
  expect(screen.queryByText(/Reminders by mail are turned off/)).toBeNull();
});
