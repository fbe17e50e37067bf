import { vi } from 'vitest';

export interface Reply {
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Received {
  /** Method and path: "GET /api/user". */
  route: string;
  body: unknown;
  headers: Headers;
}

type Answerer = Reply | Promise<Reply> | 'no connection';

function toResponse({ status = 200, body, headers = {} }: Reply): Response {
  if (typeof body === 'string' || body === undefined) {
    return new Response(body ?? null, { status, headers });
  }
  return Response.json(body, { status, headers });
}

/** Stands in for the network: scripted answers per route, in order; the last one repeats. */
export class FakeApi {
  readonly received: Received[] = [];
  private readonly scripts = new Map<string, Answerer[]>();

  constructor() {
    // Nothing changes elsewhere, unless a test says so.
    this.on('GET /api/changes?since=0', { body: { n: 0 } });
    // There is no provider, unless a test has one.
    this.on('GET /api/oauth', { body: [] });
    this.on('GET /api/oauth/accounts', { body: [] });
    vi.stubGlobal('fetch', (path: string, init: RequestInit) => this.answer(path, init));
  }

  on(route: string, ...answers: Answerer[]): this {
    this.scripts.set(route, answers);
    return this;
  }

  routes(): string[] {
    return this.received.map(({ route }) => route);
  }

  bodies(route: string): unknown[] {
    return this.received.filter((call) => call.route === route).map(({ body }) => body);
  }

  private async answer(path: string, init: RequestInit): Promise<Response> {
    const route = `${init.method ?? 'GET'} ${path}`;
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    this.received.push({ route, body, headers: new Headers(init.headers) });
    const script = this.scripts.get(route);
    const next = script && script.length > 1 ? script.shift() : script?.[0];
    if (next === undefined) throw new Error(`nobody told the fake API how to answer ${route}`);
    if (next === 'no connection') throw new TypeError('Failed to fetch');
    return toResponse(await next);
  }
}

/** An error in the form that the API declares. */
export function refusal(status: number, code: string, more: object = {}): Reply {
  return { status, body: { message: `said: ${code}`, code, request_id: 'req-1', ...more } };
}

/** An answer that comes when it is told to. */
export function later(): { answer: Promise<Reply>; come: (reply: Reply) => void } {
  let come: (reply: Reply) => void = () => undefined;
  const answer = new Promise<Reply>((resolve) => {
    come = resolve;
  });
  return { answer, come };
}
