import { render, screen } from '@testing-library/preact';
import { session } from '../src/accounts/session';
import { App } from '../src/app';
import type { Task } from '../src/tasks/model';
import { aUser } from './factories';
import { FakeApi } from './fake-api';

const OPEN = 'GET /api/tasks?status=open&limit=50';
const DONE = 'GET /api/tasks?status=done&limit=50';

/** The API of somebody who has done nothing yet and has no Telegram. */
export function apiOfBoard(): FakeApi {
  const api = new FakeApi().on(DONE, { body: [] });
  return api.on('GET /api/telegram/link', { body: { linked: false } });
}

export async function openBoard(api: FakeApi, ...tasks: Task[]): Promise<void> {
  api.on(OPEN, { body: tasks });
  session.value = { state: 'signed-in', user: aUser() };
  render(<App />);
  await screen.findByRole('heading', { name: 'Open' });
}

/** The titles in a list. */
export function rows(list: string): (string | null)[] {
  const links = screen.getByRole('region', { name: list }).querySelectorAll('li a');
  return [...links].map((link) => link.textContent);
}
