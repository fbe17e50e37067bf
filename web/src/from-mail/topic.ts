import { TOPICS, type Topic } from './api';

/** What a token is about, as it says before its signature; null when it says nothing known. */
export function topicOf(token: string): Topic | null {
  const said = token.split('.').at(-2);
  return TOPICS.find((topic) => topic === said) ?? null;
}
