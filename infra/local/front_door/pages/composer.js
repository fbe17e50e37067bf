// The field under the messages: words, attachments, commands, a reply or an edit that was begun.

import { person } from "./chosen.js";
import { edit, order, write } from "./deeds.js";
import { openLocation } from "./dialogs.js";
import { find, make, texts } from "./local.js";
import { preview } from "./media.js";

const form = find("#write-form");
const field = form.elements.text;
const context = { reply: null, edit: null };
let commands = [];
let lastMine = null;
let seenForced = null; // the chat and the message that the bot last asked to reply to

export const beginReply = (message) => begin({ reply: message, edit: null });

export function beginEdit(message) {
  begin({ reply: null, edit: message });
  field.value = message.text ?? message.caption;
}

export const forget = () => begin({ reply: null, edit: null }, { focus: false });

function begin(what, { focus = true } = {}) {
  if (context.edit && !what.edit) field.value = "";
  Object.assign(context, what);
  const message = what.reply ?? what.edit;
  find("#context").hidden = !message;
  const heading = what.edit ? texts.editing : `${texts.reply_to} ${message?.from?.first_name ?? ""}`;
  find("#context b").textContent = heading;
  find("#context span span").textContent = message ? preview(message) : "";
  if (focus) field.focus();
}

find("#context button").addEventListener("click", () => begin({ reply: null, edit: null }));

/** What the shown chat offers: its commands, the reply that the bot asks for, the last own words. */
export function offer({ known, messages, commands: offered, menu_button: menu }) {
  const wereUnknown = !commands.length;
  commands = offered;
  if (wereUnknown) propose(); // for whoever was quicker with a slash
  const app = menu.type === "web_app" ? menu : null;
  find("#menu").hidden = !offered.length && !app;
  find("#menu").textContent = app?.text ?? texts.menu;
  find("#menu").onclick = app ? () => window.open(app.web_app.url, "_blank", "noreferrer") : toggle;
  lastMine = messages.findLast((one) => one.from?.id === person()?.id && one.text) ?? null;
  const forced = known?.forced_reply?.message_id;
  showForced(messages.find((one) => one.message_id === forced) ?? null);
}

function showForced(asked) {
  const key = asked && `${asked.chat.id} ${asked.message_id}`;
  if (key !== seenForced && asked) begin({ reply: asked, edit: null });
  seenForced = key;
}

// Words

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = field.value.trim();
  if (text) say({ text });
});

async function say(content) {
  const { reply, edit: edited } = context;
  field.value = "";
  hideCommands();
  begin({ reply: null, edit: null });
  if (edited) await edit(edited, content.text);
  else await write(content, reply);
}

field.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    form.requestSubmit();
  }
  if (event.key === "ArrowUp" && !field.value && lastMine) {
    event.preventDefault();
    beginEdit(lastMine);
  }
});

form.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const wasOpen = !find("#commands").hidden || find("#attach").open;
  hideCommands();
  find("#attach").open = false;
  if (!wasOpen) begin({ reply: null, edit: null });
});

// Attachments: the words that were typed are the caption

find("#attach").addEventListener("click", ({ target }) => {
  const kind = target.dataset.kind;
  if (!kind) return;
  find("#attach").open = false;
  if (kind === "location") openLocation(say);
  else say(kind === "sticker" ? { kind } : { kind, caption: field.value.trim() });
});

// Commands: all by the menu's button, those that fit by a typed slash

field.addEventListener("input", propose);

function propose() {
  const typed = /^\/\w*$/.test(field.value) ? field.value.slice(1) : null;
  const fitting = commands.filter(({ command }) => typed !== null && command.startsWith(typed));
  showCommands(fitting);
}

const toggle = () => (find("#commands").hidden ? showCommands(commands) : hideCommands());

function hideCommands() {
  find("#commands").hidden = true;
}

function showCommands(shown) {
  find("#commands").replaceChildren(...shown.map(commandButton));
  find("#commands").hidden = !shown.length;
}

function commandButton({ command, description }) {
  const about = make("span", { textContent: description });
  const button = make("button", { type: "button" }, `/${command}`, about);
  button.addEventListener("click", () => {
    field.value = "";
    hideCommands();
    field.focus();
    order(`/${command}`);
  });
  return button;
}
