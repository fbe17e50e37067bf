import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Toasts } from '../src/kit/toasts';
import { isLoaded } from '../src/tasks/reading';
import { TelegramInvitation } from '../src/telegram/invitation';
import { TelegramCard } from '../src/telegram/telegram-card';
import { loadTexts } from '../src/texts/texts';
import { FakeApi, refusal } from './fake-api';

const LOOK = 'GET /api/telegram/link';
const LINKED = { linked: true, username: 'anna', since: '2026-11-22T10:00:00Z', blocked: false };
const URL = 'https://t.me/vestnik_bot?start=abc';
const SERVER_NOW = Date.parse('2026-11-22T12:00:00Z');

let api: FakeApi;

async function openOffer(validMs: number): Promise<void> {
  const expires_at = new Date(SERVER_NOW + validMs).toISOString();
  const headers = { Date: new Date(SERVER_NOW).toUTCString() };
  api.on('POST /api/telegram/link', { body: { url: URL, expires_at }, headers });
  render(<TelegramCard />);
  fireEvent.click(await screen.findByRole('button', { name: 'Link Telegram' }));
  await screen.findByRole('button', { name: 'New link' });
}

async function pass(ms: number): Promise<void> {
  await act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });
}

beforeEach(async () => {
  await loadTexts('links');
  // Two hours behind the server.
  vi.useFakeTimers({ shouldAdvanceTime: true, now: new Date('2026-11-22T10:00:00Z') });
  api = new FakeApi().on(LOOK, { body: { linked: false } });
});

describe('an offer', () => {
  it('shows its link, and the time that is left by the clock of the server', async () => {
    await openOffer(600_000);

    expect(screen.getByRole('link', { name: 'Open Telegram' }).getAttribute('href')).toBe(URL);
    expect(screen.getByLabelText<HTMLInputElement>('Link to the bot').value).toBe(URL);
    await pass(10_500);
    expect(screen.getByRole('timer').textContent).toMatch(/^9:(49|50)$/);
  });

  it('turns green by itself once the chat is linked', async () => {
    await openOffer(600_000);
    api.on(LOOK, { body: LINKED });

    await pass(2_000);

    await screen.findByText('Reminders come to the chat of @anna.');
    expect(screen.queryByRole('timer')).toBeNull();
  });

  it('that has run out says so', async () => {
    await openOffer(3_000);

    await pass(4_000);

    screen.getByText('The link no longer works. Make a new one.');
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('that is refused shows the failure', async () => {
    api.on('POST /api/telegram/link', refusal(503, 'unavailable'));
    render(<TelegramCard />);

    fireEvent.click(await screen.findByRole('button', { name: 'Link Telegram' }));

    await screen.findByText('said: unavailable');
  });
});

describe('a linked chat', () => {
  it('whose owner blocked the bot is said with the way to mend it', async () => {
    api.on(LOOK, { body: { ...LINKED, blocked: true } });

    render(<TelegramCard />);

    await screen.findByText(/^The bot is blocked in Telegram.*press Start/);
  });

  it('gets a test message', async () => {
    api.on(LOOK, { body: LINKED }).on('POST /api/telegram/test', { status: 202, body: {} });
    render(<TelegramCard />);
    render(<Toasts />);

    fireEvent.click(await screen.findByRole('button', { name: 'Send a test message' }));

    await screen.findByText('Sent. Look into Telegram.');
  });

  it('is unlinked once that is confirmed', async () => {
    api.on(LOOK, { body: LINKED }, { body: { linked: false } });
    api.on('DELETE /api/telegram/link', { status: 204 });
    render(<TelegramCard />);
    fireEvent.click(await screen.findByRole('button', { name: 'Unlink' }));
    expect(api.routes()).not.toContain('DELETE /api/telegram/link');

    const confirm = within(screen.getByRole('dialog')).getByRole('button', { name: 'Unlink' });
    fireEvent.click(confirm);

    await screen.findByRole('button', { name: 'Link Telegram' });
  });
});

describe('the invitation on the board', () => {
  beforeEach(() => {
    isLoaded.value = true;
  });

  it('comes after the lists, so that it moves nothing', async () => {
    isLoaded.value = false;
    render(<TelegramInvitation />);
    await waitFor(() => {
      expect(api.routes()).toContain(LOOK);
    });
    expect(screen.queryByRole('link')).toBeNull();

    isLoaded.value = true;

    await screen.findByRole('link', { name: 'Link it' });
  });

  it('is for whom reminders do not reach in Telegram', async () => {
    render(<TelegramInvitation />);

    const link = await screen.findByRole('link', { name: 'Link it' });
    expect(link.getAttribute('href')).toBe('/telegram');
  });

  it('stays away once it was dismissed', async () => {
    const first = render(<TelegramInvitation />);
    fireEvent.click(await screen.findByRole('button', { name: 'Not now' }));
    expect(screen.queryByRole('link')).toBeNull();
    first.unmount();

    render(<TelegramInvitation />);
    await pass(100);

    expect(screen.queryByRole('link')).toBeNull();
  });

  it('tells of a blocked bot even then', async () => {
    localStorage.setItem('vestnik.telegram-invitation', 'dismissed');
    api.on(LOOK, { body: { ...LINKED, blocked: true } });

    render(<TelegramInvitation />);

    await screen.findByRole('link', { name: 'What to do' });
  });
});
