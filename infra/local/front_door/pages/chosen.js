// Who is played, and in which chat: a private one has the person's id, groups are below 0.

import { forgetSeen } from "./local.js";

export const people = new Map();
export const chats = new Map();
export const chosen = {
  personId: Number(localStorage.getItem("person")) || null,
  chatId: Number(localStorage.getItem("chat")) || null,
};

export const person = () => people.get(chosen.personId);
export const isGroup = () => chosen.chatId < 0;
export const members = (chat) => chat.members.filter((id) => people.has(id));

/** The groups of today: those that have become supergroups are gone. */
export const groups = () =>
  [...chats.values()].filter(({ chat, migrated_to: gone }) => chat.id < 0 && !gone);

/** Speak as this person, in the private chat or in a group. */
export function choose(personId, chatId = personId) {
  Object.assign(chosen, { personId, chatId });
  localStorage.setItem("person", personId);
  localStorage.setItem("chat", chatId);
  forgetSeen();
  document.dispatchEvent(new Event("chosen"));
}

/** Speak in a group: as before when that person is in it. */
export function enter({ chat, ...known }) {
  const [first] = members(known);
  const personId = known.members.includes(chosen.personId) ? chosen.personId : first;
  if (personId) choose(personId, chat.id);
}

/** What was chosen may be gone: another run, another group. */
export function chooseWhatIsThere() {
  const known = chats.get(chosen.chatId);
  if (known?.migrated_to && chats.has(known.migrated_to)) enter(chats.get(known.migrated_to));
  if (!people.has(chosen.personId) || !chosen.chatId) choose([...people.keys()][0]);
  if (isGroup() && !chats.has(chosen.chatId)) choose(chosen.personId);
}
