import { act, fireEvent, render, screen } from '@testing-library/preact';
import { beforeEach, expect, it, vi } from 'vitest';
import { TelegramPanel } from '../src/telegram/panel';
import { FakeApi, refusal } from './fake-api';

const LOOK = 'GET /api/telegram/link';
const LINKED = { linked: true, username: 'anna', since: '2026-11-22T10:00:00Z', blocked: false };
const URL = 'https://t.me/vestnik_bot?start=abc';

let api: FakeApi;

async function openOffer(validMs: number): Promise<void> {
  const expires_at = new Date(Date.now() + validMs).toISOString();
  api.on('POST /api/telegram/link', { body: { url: URL, expires_at, qr_svg: '<svg/>' } });
  render(<TelegramPanel />);
  fireEvent.click(await screen.findByRole('button', { name: 'Link Telegram' }));
  await screen.findByRole('button', { name: 'New link' });
}

async function pass(ms: number): Promise<void> {
  await act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });
}

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true, now: new Date('2026-11-22T10:00:00Z') });
  api = new FakeApi().on(LOOK, { body: { linked: false } });
});

it('an offer shows its link, its code and the time that is left', async () => {
  await openOffer(600_000);

  expect(screen.getByRole('link', { name: 'Open Telegram' }).getAttribute('href')).toBe(URL);
  expect(screen.getByAltText('QR code of the link to the bot').getAttribute('src')).toBe(
    `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg"/>')}`,
  );
  await pass(10_500);
  expect(screen.getByRole('timer').textContent).toMatch(/^9:(49|50)$/);
});

it('the panel turns green by itself once the chat is linked', async () => {
  await openOffer(600_000);
  api.on(LOOK, { body: LINKED });

  await pass(2_000);

  await screen.findByText('Telegram is linked @anna');
});

it('an offer that has run out says so', async () => {
  await openOffer(3_000);

  await pass(4_000);

  screen.getByText('The link no longer works. Make a new one.');
  expect(screen.queryByRole('link')).toBeNull();
});

it('a blocked bot is said with the way to mend it', async () => {
  api.on(LOOK, { body: { ...LINKED, blocked: true } });

  render(<TelegramPanel />);

  await screen.findByText(/^The bot is blocked in Telegram.*@anna$/);
});

it('an offer that is refused shows the failure', async () => {
  api.on('POST /api/telegram/link', refusal(503, 'unavailable'));
  render(<TelegramPanel />);

  fireEvent.click(await screen.findByRole('button', { name: 'Link Telegram' }));

  await screen.findByText('said: unavailable');
});
