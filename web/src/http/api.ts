import { call, type Answer } from './call';
import type { paths } from './schema';
import type { Call } from './send';

type Method = NonNullable<Call['method']>;
type Path = keyof paths;

/** A route as OpenAPI has it: "PATCH /tasks/{id}". */
export type Route = {
  [P in Path]: {
    [M in Method]: paths[P][Lowercase<M>] extends { responses: unknown } ? `${M} ${P}` : never;
  }[Method];
}[Path];

type OperationOf<R extends Route> = R extends `${infer M extends Method} ${infer P extends Path}`
  ? paths[P][Lowercase<M>]
  : never;

type JsonOf<T> = T extends { content: { 'application/json': infer Json } } ? Json : undefined;
type Success = 200 | 201 | 202 | 204;

/** What a route answers when it succeeds; undefined when it has nothing to say. */
export type AnswerOf<R extends Route> =
  OperationOf<R> extends { responses: infer All }
    ? { [S in keyof All]: S extends Success ? JsonOf<All[S]> : never }[keyof All]
    : never;

type BodyOf<R extends Route> =
  OperationOf<R> extends { requestBody: infer Body extends object }
    ? { body: JsonOf<Body> }
    : unknown;
type PathOf<R extends Route> =
  OperationOf<R> extends { parameters: { path: infer Parts extends object } }
    ? { path: Parts }
    : unknown;
type QueryOf<R extends Route> =
  OperationOf<R> extends { parameters: { query?: infer Query } } ? { query?: Query } : unknown;

/** What a route wants: parts of its path, a body, a query. */
export type Wanted<R extends Route> = PathOf<R> &
  BodyOf<R> &
  QueryOf<R> & { headers?: Record<string, string> };

interface Given {
  path?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
  headers?: Record<string, string>;
}

/** The address of a route with its parts and query put in. */
export function addressOf(path: string, { path: parts = {}, query = {} }: Given): string {
  const filled = path.replace(/{(\w+)}/g, (_, name: string) =>
    encodeURIComponent(parts[name] ?? ''),
  );
  const asked = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  const search = new URLSearchParams(asked.map(([name, value]) => [name, String(value)]));
  return `/api${filled}${search.size > 0 ? `?${search.toString()}` : ''}`;
}

/** Calls a route, with the types that OpenAPI gives it; keeps the headers of the answer. */
export function ask<R extends Route>(route: R, wanted: Wanted<R>): Promise<Answer<AnswerOf<R>>> {
  const [method = '', path = ''] = route.split(' ');
  const given = wanted as Given;
  return call<AnswerOf<R>>(addressOf(path, given), {
    method: method as Method,
    ...(given.body !== undefined && { body: given.body }),
    ...(given.headers && { headers: given.headers }),
  });
}
