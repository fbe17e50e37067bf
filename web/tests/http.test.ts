import { beforeEach, describe, expect, it, vi } from 'vitest';
import { signIn } from '../src/accounts/api';
import { session } from '../src/accounts/session';
import { addressOf, ask } from '../src/http/api';
import { actAs } from '../src/http/caller';
import { call } from '../src/http/call';
import { pageOf } from '../src/http/pages';
import { fetchTable } from '../src/http/table-file';
import { aUser } from './factories';
import { FakeApi, refusal } from './fake-api';

const REFRESH = 'POST /api/session/refresh';
const EXPIRED = refusal(401, 'token_expired');
const FINE = { body: { n: 1 } };

let api: FakeApi;

beforeEach(() => {
  api = new FakeApi();
});

describe('a failure', () => {
  it('carries what the API said about it', async () => {
    api.on('GET /api/x', refusal(422, 'invalid', { fields: { title: 'too long' } }));

    await expect(call('/api/x')).rejects.toMatchObject({
      status: 422,
      code: 'invalid',
      message: 'said: invalid',
      requestId: 'req-1',
      fields: { title: 'too long' },
    });
  });

  it('tells the status of an answer that is not the API’s', async () => {
    api.on('GET /api/x', { status: 502, body: '<html>', headers: { 'X-Request-Id': 'gw-7' } });

    await expect(call('/api/x')).rejects.toMatchObject({
      message: 'The server gave a strange answer (status 502). Try again later.',
      requestId: 'gw-7',
    });
  });

  it('tells that nothing answered', async () => {
    api.on('GET /api/x', 'no connection');

    await expect(call('/api/x')).rejects.toMatchObject({ status: 0, code: 'unreachable' });
  });
});

describe('access that has run out', () => {
  it('is renewed once and the call repeated', async () => {
    api.on('GET /api/x', EXPIRED, FINE).on(REFRESH, {});

    const { data } = await call('/api/x');

    expect(data).toEqual({ n: 1 });
    expect(api.routes()).toEqual(['GET /api/x', REFRESH, 'GET /api/x']);
  });

  it('is renewed by one request for all the calls that need it', async () => {
    api.on('GET /api/x', EXPIRED, EXPIRED, EXPIRED, FINE).on(REFRESH, {});

    await Promise.all([call('/api/x'), call('/api/x'), call('/api/x')]);

    expect(api.routes().filter((route) => route === REFRESH)).toHaveLength(1);
  });

  it('is not renewed again when another tab has done so since', async () => {
    api.on('GET /api/x', EXPIRED, FINE);
    localStorage.setItem('vestnik.access-renewed', String(Date.now() + 50));

    await call('/api/x');

    expect(api.routes()).toEqual(['GET /api/x', 'GET /api/x']);
  });

  it('is renewed by one tab at a time', async () => {
    const request = vi.fn((_name: string, renew: () => Promise<boolean>) => renew());
    vi.stubGlobal('navigator', { locks: { request } });
    api.on('GET /api/x', EXPIRED, FINE).on(REFRESH, {});

    await call('/api/x');

    expect(request).toHaveBeenCalledOnce();
  });
});

describe('the end of a session', () => {
  beforeEach(() => {
    session.value = { state: 'signed-in', user: aUser() };
    api.on('GET /api/x', EXPIRED);
  });

  it('signs out, and says that it was not the person', async () => {
    api.on(REFRESH, refusal(401, 'unauthorized'));

    const calls = await Promise.allSettled([call('/api/x'), call('/api/x')]);

    expect(calls).toMatchObject([{ reason: { status: 401 } }, { reason: { status: 401 } }]);
    expect(session.value).toEqual({ state: 'signed-out', expired: true });
  });

  it.each([
    ['was put off', refusal(429, 'too_many_requests'), 429],
    ['got no answer', 'no connection' as const, 0],
    ['failed on the way', { status: 502, body: '<html>' }, 502],
  ])('is not concluded from a renewal that %s', async (_, answer, status) => {
    api.on(REFRESH, answer);

    await expect(call('/api/x')).rejects.toMatchObject({ status });

    expect(session.value.state).toBe('signed-in');
  });
});

it('whoever came by a link says so, and has no access to renew', async () => {
  api.on('GET /api/x', EXPIRED);
  actAs('link');

  await expect(call('/api/x')).rejects.toMatchObject({ status: 401 });
  actAs('person');

  expect(api.routes()).toEqual(['GET /api/x']);
  expect(api.received[0]?.headers.get('Vestnik-Caller')).toBe('link');
});

it('a refused sign-in is about the password, not about the session', async () => {
  api.on('POST /api/session', refusal(401, 'wrong_credentials'));

  await expect(signIn({ email: 'a@example.com', password: 'x' })).rejects.toMatchObject({
    code: 'wrong_credentials',
  });

  expect(api.routes()).toEqual(['POST /api/session']);
});

it.each([
  ['</api/tasks?cursor=b>; rel="next"', '/api/tasks?cursor=b'],
  ['<http://localhost:8000/api/tasks?cursor=b>; rel=next', '/api/tasks?cursor=b'],
  ['<?cursor=b>; rel="next"', '/api/tasks?cursor=b'],
  ['</api/tasks>; rel="first"', null],
  ['', null],
])('the header Link %j leads to %j', (link, next) => {
  const url = 'http://localhost:8000/api/tasks?status=open';

  const page = pageOf({ data: [], headers: new Headers({ Link: link }), url });

  expect(page.next).toBe(next);
});

it('a route is called at its address, with its parts and query put in', async () => {
  api.on('GET /api/tasks/a%2Fb', { body: { id: 'a/b' } });

  const { data } = await ask('GET /tasks/{id}', { path: { id: 'a/b' } });

  expect(data.id).toBe('a/b');
  const query = { status: 'open', q: 'milk & eggs', cursor: undefined };
  expect(addressOf('/tasks', { query })).toBe('/api/tasks?status=open&q=milk+%26+eggs');
});

describe('a table that comes in parts', () => {
  it('is one, with one head and the mark by which spreadsheets know its encoding', async () => {
    const csv = { 'Content-Type': 'text/csv; charset=utf-8' };
    const more = '</api/t?cursor=2>; rel="next"';
    api.on('GET /api/t', { body: '\uFEFFимя\r\nАнна\r\n', headers: { ...csv, Link: more } });
    api.on('GET /api/t?cursor=2', { body: '\uFEFFимя\r\nБорис\r\n', headers: csv });

    const bytes = await (await fetchTable('/api/t')).arrayBuffer();

    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    expect(text).toBe('\uFEFFимя\r\nАнна\r\nБорис\r\n');
  });
});
