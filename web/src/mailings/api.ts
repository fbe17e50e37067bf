import { addressOf, ask } from '../http/api';
import type {
  Mailing,
  MailingChange,
  MailingFilter,
  MailingPreview,
  MailingStatistics,
  NewMailing,
  TestMessage,
} from '../http/types';
import type { Status } from './model';

export const MAILINGS_ADDRESS = addressOf('/mailings', {});

/** Address of the first page of a mailing's messages; null: of any status. */
export function messagesAddress(id: string, status: Status | null): string {
  return addressOf('/mailings/{id}/messages', { path: { id }, query: { status } });
}

export async function fetchMailing(id: string): Promise<Mailing> {
  return (await ask('GET /mailings/{id}', { path: { id } })).data;
}

export async function fetchStatistics(id: string): Promise<MailingStatistics> {
  return (await ask('GET /mailings/{id}/statistics', { path: { id } })).data;
}

/** Args: key: the same for each repeat of one wish, so that a lost answer makes no second one. */
export async function makeMailing(body: NewMailing, key: string): Promise<Mailing> {
  const headers = { 'Idempotency-Key': key };
  return (await ask('POST /mailings', { body, headers })).data;
}

/** Changes a mailing; of two people who edit at once the later one is told. */
export async function changeMailing(
  { id, version }: Pick<Mailing, 'id' | 'version'>,
  body: MailingChange,
): Promise<Mailing> {
  const headers = { 'If-Match': `"${version}"` };
  return (await ask('PATCH /mailings/{id}', { path: { id }, body, headers })).data;
}

export async function removeMailing(id: string): Promise<void> {
  await ask('DELETE /mailings/{id}', { path: { id } });
}

export type Act = 'pause' | 'resume' | 'cancel';

export async function act(id: string, what: Act): Promise<Mailing> {
  return (await ask(`POST /mailings/{id}/${what}`, { path: { id } })).data;
}

/** Makes a draft of the same text, filter and hours. */
export async function cloneMailing(id: string): Promise<Mailing> {
  return (await ask('POST /mailings/{id}/clone', { path: { id } })).data;
}

/** Whom a filter would choose now, and what they would read. */
export async function previewMailing(filter: MailingFilter, text: string): Promise<MailingPreview> {
  return (await ask('POST /mailings/preview', { body: { filter, text } })).data;
}

export async function sendTest(id: string, phone: string): Promise<TestMessage> {
  return (await ask('POST /mailings/{id}/test', { path: { id }, body: { phone } })).data;
}

/** The last test messages, the newest first. */
export async function fetchTests(id: string): Promise<readonly TestMessage[]> {
  return (await ask('GET /mailings/{id}/test', { path: { id } })).data;
}

/** Tries failed messages again; answers how many. */
export async function retryMessages(
  id: string,
  which: { ids: string[] } | { status: 'failed' },
): Promise<number> {
  const route = 'POST /mailings/{id}/messages/retry';
  return (await ask(route, { path: { id }, body: which })).data.queued;
}
