import { fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { App } from '../src/app';
import { actAs } from '../src/http/caller';
import { takeToken } from '../src/shell/token';
import { canEdit } from '../src/tasks/rights';
import { aTask } from './factories';
import { FakeApi, refusal } from './fake-api';

const OPEN = 'POST /api/link/session';

let api: FakeApi;

beforeEach(() => {
  actAs('link');
  api = new FakeApi();
  api.on('GET /api/changes?since=0', { body: { n: 1 } });
  api.on('GET /api/tasks?status=open&limit=50', { body: [aTask({ title: 'Call mum' })] });
  api.on('GET /api/tasks?status=done&limit=50', { body: [] });
});

afterEach(() => {
  actAs('person');
  canEdit.value = true;
});

function arriveAt(address: string): void {
  history.replaceState(null, '', address);
  render(<App token={takeToken()} />);
}

it('the token is shown to the API once and goes from the address at once', async () => {
  api.on(OPEN, { body: { mode: 'edit', name: 'anna' } });

  arriveAt('/l#secret');

  expect(location.href).toBe('http://localhost:8000/l');
  await screen.findByText('Tasks of @anna');
  await screen.findByText('Call mum');
  expect(api.bodies(OPEN)).toEqual([{ token: 'secret' }]);
  const asked = api.received.filter(({ route }) => route.startsWith('GET /api/tasks'));
  expect(asked.map(({ headers }) => headers.get('Vestnik-Caller'))).toEqual(['link', 'link']);
});

it('nobody asks who is signed in, or for his Telegram', async () => {
  api.on(OPEN, { body: { mode: 'edit', name: null } });

  arriveAt('/l#secret');

  await screen.findByText('Call mum');
  expect(api.routes()).not.toContain('GET /api/user');
  expect(api.routes()).not.toContain('GET /api/telegram/link');
});

it('a link to read says so, and lets nobody change anything', async () => {
  api.on(OPEN, { body: { mode: 'read', name: null } });

  arriveAt('/l#secret');

  await screen.findByText('Read only');
  expect(canEdit.value).toBe(false);
  expect(screen.queryByLabelText('New task')).toBeNull();
});

it('after a reload the cookie is enough', async () => {
  localStorage.setItem('vestnik.link', JSON.stringify({ mode: 'read', name: 'anna' }));

  arriveAt('/l');

  await screen.findByText('Tasks of @anna');
  expect(canEdit.value).toBe(false);
  expect(api.routes()).not.toContain(OPEN);
});

it.each([401, 404, 422])('a link that is answered %d does not work any more', async (status) => {
  api.on(OPEN, refusal(status, 'not_found'));

  arriveAt('/l#secret');

  await screen.findByRole('heading', { name: 'This link does not work' });
});

it('one that ends while it is open says so', async () => {
  localStorage.setItem('vestnik.link', JSON.stringify({ mode: 'edit', name: null }));
  api.on('GET /api/changes?since=0', refusal(401, 'unauthorized'));

  arriveAt('/l');

  await screen.findByRole('heading', { name: 'This link does not work' });
  expect(localStorage.getItem('vestnik.link')).toBeNull();
});

it('without a network it can be tried again with the same token', async () => {
  api.on(OPEN, 'no connection', { body: { mode: 'edit', name: null } });
  arriveAt('/l#secret');

  const again = await screen.findByRole('button', { name: 'Try again' });
  fireEvent.click(again);

  await screen.findByText('Call mum');
});

it('another link in the address of the page is opened in its place', async () => {
  api.on(OPEN, { body: { mode: 'edit', name: 'anna' } }, { body: { mode: 'read', name: 'boris' } });
  arriveAt('/l#secret');
  await screen.findByText('Tasks of @anna');

  location.hash = '#other';

  await screen.findByText('Tasks of @boris');
  expect(api.bodies(OPEN)).toEqual([{ token: 'secret' }, { token: 'other' }]);
});
