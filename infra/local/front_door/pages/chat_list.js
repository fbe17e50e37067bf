// Everybody who can be played, and the groups.

import { api } from "./deeds.js";
import { chats, choose, chooseWhatIsThere, chosen, enter, groups, isGroup, people } from "./chosen.js";
import { call, find, make, texts } from "./local.js";

const EXAMPLES = [
  { id: 101, first_name: "Анна", username: "anna_b", language_code: "ru" },
  { id: 102, first_name: "Ben", username: "ben_k", language_code: "en" },
];

/** Reads who is there; the first two are made when nobody is. */
export async function lookAround() {
  let users = await call("GET", `${api}/users`);
  if (!users.length) {
    users = await Promise.all(EXAMPLES.map((one) => call("POST", `${api}/users`, one)));
  }
  for (const user of users) people.set(user.id, user);
  for (const known of await call("GET", `${api}/chats`)) chats.set(known.chat.id, known);
  chooseWhatIsThere();
  showPlaces();
}

export function showPlaces() {
  show("#people", [...people.values()].map(personEntry));
  show("#groups", groups().map(groupEntry));
}

/** Nothing is redrawn while it says the same, so that the focus stays. */
function show(selector, entries) {
  const list = find(selector);
  const said = JSON.stringify(entries);
  if (list.dataset.said === said) return;
  const focused = [...list.children].findIndex((item) => item.contains(document.activeElement));
  list.dataset.said = said;
  list.replaceChildren(...entries.map(item));
  list.children[focused]?.querySelector("button").focus();
}

const personEntry = ({ id, first_name: name, username, language_code: language }) => ({
  id,
  name,
  about: [username && `@${username}`, language].filter(Boolean).join(" · ") || String(id),
  current: id === chosen.personId && !isGroup(),
});

const groupEntry = ({ chat, members }) => ({
  id: chat.id,
  name: chat.title ?? String(chat.id),
  about: `${texts.group_members_count}: ${members.length}`,
  current: chat.id === chosen.chatId,
});

function item({ id, name, about, current }) {
  const button = make(
    "button",
    { title: `${name} · ${about} · ${id}` },
    face(id, name),
    make("span", { className: "who" }, name, make("small", { textContent: about })),
  );
  if (current) button.setAttribute("aria-current", "true");
  button.addEventListener("click", () => (id > 0 ? choose(id) : enter(chats.get(id))));
  return make("li", {}, button);
}

/** A round initial in a colour of its own. */
const face = (id, name) => paintFace(make("span", { className: "face", ariaHidden: "true" }), id, name);

export function paintFace(circle, id, name) {
  circle.textContent = [...name][0];
  circle.style.setProperty("--hue", id ? hueOf(id) : 222);
  return circle;
}

export const hueOf = (id) => (Math.abs(id) * 137) % 360;
