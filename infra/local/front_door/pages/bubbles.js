// The messages of the chat. An unchanged message keeps its element, and with it the focus.

import { hueOf } from "./chat_list.js";
import { chosen, isGroup } from "./chosen.js";
import { order } from "./deeds.js";
import { inlineRows, outside } from "./keyboards.js";
import { clockTime, find, make, page, texts } from "./local.js";
import { media, preview, service } from "./media.js";

const kept = new Map(); // message_id -> what it was drawn of, and its element
const list = find("#messages");
let isAtEnd = true;

/** `can` says what the person may begin: `reply(message)`, `edit(message)`, `open(code)`. */
export function showMessages(messages, can) {
  const shown = `${chosen.chatId} ${chosen.personId}`;
  if (list.dataset.shown !== shown) {
    kept.clear();
    isAtEnd = true;
  }
  list.dataset.shown = shown;
  place(messages.length ? messages.map((one) => drawn(one, can)) : [nothing]);
  stay();
}

// Who reads the end goes on reading it when messages come or a keyboard takes some of the room.
list.addEventListener("scroll", () => {
  isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 40;
});
new ResizeObserver(stay).observe(list);

function stay() {
  if (isAtEnd) list.scrollTop = list.scrollHeight;
}

const nothing = make("p", { className: "service", textContent: texts.empty_chat });

function place(elements) {
  elements.forEach((element, index) => {
    if (list.children[index] !== element) list.insertBefore(element, list.children[index] ?? null);
  });
  while (list.children.length > elements.length) list.lastChild.remove();
}

function drawn(message, can) {
  const said = JSON.stringify(message);
  const before = kept.get(message.message_id);
  if (before?.said === said) return before.element;
  const element = service(message) ?? bubble(message, can);
  kept.set(message.message_id, { said, element });
  return element;
}

function bubble(message, can) {
  const isMine = message.from?.id === chosen.personId;
  const content = media(message);
  const said = make("div", { className: content?.bare ? "bubble bare" : "bubble" });
  if (isGroup() && !isMine) said.append(author(message.from));
  if (message.reply_to_message) said.append(quoted(message.reply_to_message));
  if (content) said.append(content.element);
  said.append(...linked(message.text ?? message.caption ?? "", can), time(message));
  const line = make("div", { className: "line" }, said, actions(message, isMine, can));
  const element = make("div", { className: isMine ? "message mine" : "message" }, line);
  element.append(...inlineRows(message));
  element.dataset.id = message.message_id;
  return element;
}

function author(from) {
  const name = make("b", { className: "author", textContent: from?.first_name ?? "?" });
  name.style.setProperty("--hue", hueOf(from?.id ?? 0));
  return name;
}

const quoted = (message) =>
  make(
    "blockquote",
    {},
    make("b", { textContent: message.from?.first_name ?? "" }),
    make("span", { textContent: preview(message) }),
  );

function time(message) {
  const at = clockTime(new Date(message.date * 1000));
  return make("small", { textContent: message.edit_date ? `${texts.edited} ${at}` : at });
}

function actions(message, isMine, can) {
  const box = make("span", { className: "actions" });
  box.append(action("↩", texts.reply, () => can.reply(message)));
  const isEditable = isMine && (message.text ?? message.caption) !== undefined;
  if (isEditable) box.append(action("✎", texts.edit, () => can.edit(message)));
  return box;
}

function action(textContent, title, act) {
  const button = make("button", { className: "plain", type: "button", textContent, title });
  button.ariaLabel = title;
  button.addEventListener("click", act);
  return button;
}

/** Addresses and commands in a text can be pressed, as in Telegram. */
const linked = (text, can) =>
  text
    .split(/(https?:\/\/[^\s«»"<>]*[^\s«»"<>.,:;!?)]|(?<![\w/@.:])\/[A-Za-z0-9_]{1,32}(?:@\w+)?(?![\w/]))/)
    .map((part, index) => (index % 2 ? pressable(part, can) : part));

function pressable(part, can) {
  const code = startCodeOf(part);
  if (code === null && part.startsWith("http")) return outside(part, part);
  const button = make("button", { className: "link", type: "button", textContent: part });
  button.addEventListener("click", () => (code === null ? order(part) : can.open(code)));
  return button;
}

/** The code of a deep link to this bot, null for any other text. */
export function startCodeOf(link) {
  const inLink = new RegExp(`^https?://t\\.me/${page.bot_name}(?:\\?start=([^&#]*))?$`, "i");
  const found = inLink.exec(link);
  return found && (found[1] ?? "");
}
