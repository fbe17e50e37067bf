// What isn't text: pictures stand for the files that the double doesn't have.

import { make, texts } from "./local.js";

const KINDS = {
  sticker: ({ emoji }) => ({ bare: true, element: big(emoji) }),
  photo: (sizes) => ({ element: picture("▣", `${sizes.at(-1).width} × ${sizes.at(-1).height}`) }),
  voice: ({ duration }) => ({ element: voice(duration) }),
  location: (place) => ({ element: picture("◎", coordinates(place)) }),
};

/** The picture of a message, null when it has only words. */
export function media(message) {
  const kind = Object.keys(KINDS).find((name) => message[name]);
  return kind ? KINDS[kind](message[kind]) : null;
}

/** The message in a few words. */
export function preview(message) {
  const kind = Object.keys(KINDS).find((name) => message[name]);
  const words = message.text ?? message.caption;
  return [kind && texts[kind], words].filter(Boolean).join(": ") || "…";
}

/** A line about what has happened, null for a message that somebody wrote. */
export function service(message) {
  const name = message.from?.first_name ?? "";
  const known = [
    ["group_chat_created", () => `${name}: ${texts.group_was_made}`],
    ["migrate_from_chat_id", () => texts.group_was_upgraded],
    ["migrate_to_chat_id", () => texts.group_was_upgraded],
    ["new_chat_members", (users) => `+ ${users.map((one) => one.first_name).join(", ")}`],
    ["left_chat_member", (user) => `− ${user.first_name}`],
  ].find(([field]) => message[field]);
  if (!known) return null;
  const textContent = known[1](message[known[0]]);
  return make("p", { className: "service", textContent });
}

const big = (emoji) => make("div", { className: "sticker", textContent: emoji ?? "☺" });

const picture = (sign, about) =>
  make("div", { className: "picture" }, make("span", { textContent: sign }), about);

const voice = (seconds) =>
  make(
    "div",
    { className: "voice" },
    make("span", { textContent: "▶", ariaHidden: "true" }),
    make("i", { ariaHidden: "true", textContent: "▁▂▅▃▇▅▂▆▃▂▅▁" }),
    `0:${String(seconds).padStart(2, "0")}`,
  );

const coordinates = ({ latitude, longitude }) => `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`;
