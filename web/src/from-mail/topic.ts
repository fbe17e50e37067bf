import { TOPICS, type Topic } from './api';

/** What the token of a link is about, as it says itself; null when it says nothing known. */
export function topicOf(token: string): Topic | null {
  return TOPICS.find((topic) => token.startsWith(topic)) ?? null;
}
