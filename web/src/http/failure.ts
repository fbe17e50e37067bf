import type { ErrorBody } from './types';
import { text } from '../texts/texts';

interface Facts {
  status: number;
  code: string;
  requestId?: string | null;
  fields?: Record<string, string>;
  current?: unknown;
  retryAfterMs?: number;
}

/** A call that did not succeed: words for the person, facts for the code, an id for support. */
export class Failure extends Error {
  /** 0 when no answer came at all. */
  readonly status: number;
  readonly code: string;
  readonly requestId: string | null;
  /** What is wrong with each field, of a 422. */
  readonly fields: Record<string, string>;
  /** The resource as it is now, of a 412. */
  readonly current: unknown;
  /** How long to wait before it is tried again, 0 when nothing was said of it. */
  readonly retryAfterMs: number;

  constructor(message: string, facts: Facts) {
    super(message);
    this.status = facts.status;
    this.code = facts.code;
    this.requestId = facts.requestId ?? null;
    this.fields = facts.fields ?? {};
    this.current = facts.current;
    this.retryAfterMs = facts.retryAfterMs ?? 0;
  }
}

export function unreachable(): Failure {
  return new Failure(text('failure-unreachable'), { status: 0, code: 'unreachable' });
}

/** Reads the API's error, or makes one of an answer that is not the API's. */
export async function failureOf(response: Response): Promise<Failure> {
  const body = await errorBody(response);
  return new Failure(body.message ?? text('failure-strange', { status: response.status }), {
    status: response.status,
    code: body.code ?? 'strange_answer',
    requestId: body.request_id ?? response.headers.get('X-Request-Id'),
    fields: body.fields ?? {},
    current: body.current,
    // Whole seconds, spec/api.md; a date, which no part of ours sends, counts as nothing said.
    retryAfterMs: 1000 * (Number(response.headers.get('Retry-After')) || 0),
  });
}

async function errorBody(response: Response): Promise<Partial<ErrorBody>> {
  const isJson = response.headers.get('Content-Type')?.includes('json') ?? false;
  return isJson ? ((await response.json()) as Partial<ErrorBody>) : {};
}
