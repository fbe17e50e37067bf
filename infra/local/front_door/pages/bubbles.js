// How messages and keyboards look.

import { clockTime, make, texts } from "./local.js";

/**
 * A message with its inline buttons.
 *
 * `can` says what the person may do: `press(button, message, data)`, `edit(message, text)`.
 */
export function bubble(message, can) {
  const mine = !message.from?.is_bot;
  const time = clockTime(new Date(message.date * 1000));
  const note = make("small", { textContent: message.edit_date ? `${texts.edited} ${time}` : time });
  const said = make("div", { className: "bubble" });
  if (message.reply_to_message) {
    said.append(make("blockquote", { textContent: contentOf(message.reply_to_message) }));
  }
  said.append(...linked(contentOf(message)), note);
  if (mine && message.text) note.prepend(editButton(message, can));
  const rows = (message.reply_markup?.inline_keyboard ?? []).map((buttons) =>
    make("div", { className: "row" }, ...buttons.map((one) => inlineButton(one, message, can))),
  );
  return make("div", { className: mine ? "message mine" : "message" }, said, ...rows);
}

function contentOf({ text, caption, location: place, ...rest }) {
  if (place) return `📍 ${place.latitude}, ${place.longitude}`;
  return String(text ?? caption ?? Object.keys(rest).at(-1));
}

/** Addresses in a text become links, as Telegram shows them. */
const linked = (text) =>
  text.split(/(https?:\/\/[^\s«»"]+)/).map((part, index) => (index % 2 ? outside(part, part) : part));

const outside = (href, textContent) =>
  make("a", { href, textContent, target: "_blank", rel: "noreferrer" });

function editButton(message, can) {
  const button = make("button", { className: "plain", textContent: "✎", title: texts.edit });
  button.addEventListener("click", () => {
    const text = prompt(texts.edit, message.text)?.trim();
    if (text && text !== message.text) can.edit(message, text);
  });
  return button;
}

function inlineButton(described, message, can) {
  const address = described.url ?? described.web_app?.url;
  if (address) return outside(address, `${described.text} ↗`);
  const button = make("button", { textContent: described.text, type: "button" });
  button.addEventListener("click", () => can.press(button, message, described.callback_data));
  return button;
}

/** The rows of a reply keyboard; `write(content)` sends what a button says. */
export const keyboardRows = (keyboard, write) =>
  (keyboard?.keyboard ?? []).map((buttons) =>
    make("div", { className: "row" }, ...buttons.map((one) => replyButton(one, write))),
  );

function replyButton(described, write) {
  const { text, request_location: asksPlace } = typeof described === "string"
    ? { text: described }
    : described;
  const button = make("button", { type: "button", textContent: text });
  button.addEventListener("click", () => asksPlace ? sharePlace(write) : write({ text }));
  return button;
}

function sharePlace(write) {
  const [latitude, longitude] = (prompt(texts.location, "55.7558, 37.6173") ?? "")
    .split(",")
    .map(Number);
  if (Number.isFinite(latitude) && Number.isFinite(longitude)) {
    write({ location: { latitude, longitude } });
  }
}
