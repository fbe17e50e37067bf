// Buttons: under a message, and under the input field.

import { chosen, isGroup } from "./chosen.js";
import { write } from "./deeds.js";
import { openLocation } from "./dialogs.js";
import { find, make, texts } from "./local.js";
import { pressButton } from "./presses.js";

const row = (buttons) => make("div", { className: "row" }, ...buttons);

export const outside = (href, textContent) =>
  make("a", { href, textContent, target: "_blank", rel: "noreferrer" });

export const inlineRows = (message) =>
  (message.reply_markup?.inline_keyboard ?? []).map((buttons) =>
    row(buttons.map((one) => inlineButton(one, message))),
  );

function inlineButton(described, message) {
  const address = described.url ?? described.web_app?.url;
  if (address) return outside(address, `${described.text} ↗`);
  const button = make("button", { textContent: described.text, type: "button" });
  button.dataset.press = described.callback_data ?? "";
  button.disabled = described.callback_data === undefined;
  button.addEventListener("click", () => pressButton(button, message, described.callback_data));
  return button;
}

let shown = "";
let isFolded = false;

find("#keyboard-toggle").addEventListener("click", () => fold(!isFolded));

function fold(folded) {
  isFolded = folded;
  find("#keyboard").hidden = folded || !find("#keyboard").childElementCount;
  find("#keyboard-toggle").setAttribute("aria-expanded", String(!folded));
}

/** The reply keyboard of the chat; `null` takes it away. */
export function showKeyboard(keyboard) {
  const said = JSON.stringify([keyboard, chosen.chatId]);
  if (shown === said) return;
  shown = said;
  const rows = keyboard?.keyboard ?? [];
  find("#keyboard").classList.toggle("tall", keyboard?.resize_keyboard !== true);
  find("#keyboard").replaceChildren(
    ...rows.map((buttons) => row(buttons.map((one) => replyButton(one, keyboard)))),
  );
  find("#keyboard-toggle").hidden = !rows.length || keyboard.is_persistent === true;
  fold(false);
}

function replyButton(described, keyboard) {
  const { text, request_location: asksPlace } = described;
  const button = make("button", { type: "button", textContent: asksPlace ? `◎ ${text}` : text });
  button.addEventListener("click", () => {
    if (keyboard.one_time_keyboard) fold(true);
    if (asksPlace) openLocation(write);
    else write({ text });
  });
  return button;
}

/** What the field under the messages says while it is empty. */
export const placeholder = (known) =>
  known?.forced_reply?.input_field_placeholder ??
  known?.keyboard?.input_field_placeholder ??
  (isGroup() ? texts.write_group : texts.write);
