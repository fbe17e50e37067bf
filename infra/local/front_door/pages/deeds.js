// What the person does: each deed is an update that the webhook gets.

import { chosen, isGroup, person } from "./chosen.js";
import { call, find, page, texts } from "./local.js";

export const api = "/_local/api/telegram";

/** The update that came of it, null when there was none. */
async function act(path, body) {
  try {
    const { status, update } = await call("POST", `${api}/${path}`, body);
    notice(status < 300 ? "" : `${texts.webhook_failed} ${status}`);
    return update;
  } catch (error) {
    notice(error.message);
    return null;
  } finally {
    document.dispatchEvent(new Event("deed"));
  }
}

export function notice(text) {
  find("#notice").hidden = !text;
  find("#notice").textContent = text;
}

const placeOf = (message) => ({ chat_id: message.chat.id, message_id: message.message_id });

export const write = (content, replyTo = null) =>
  act("writes", {
    person: person(),
    content,
    chat_id: chosen.chatId,
    reply_to: replyTo?.message_id ?? null,
  });

/** A command that was picked; in a group it is addressed, for there may be other bots. */
export const order = (command) =>
  write({ text: isGroup() && !command.includes("@") ? `${command}@${page.bot_name}` : command });

/** The command that opens the chat; a deep link's code goes with it, always in private. */
export const start = (code) =>
  act("writes", { person: person(), content: { text: code ? `/start ${code}` : "/start" } });

export const edit = (message, text) => act("edits", { ...placeOf(message), text });

export const press = (message, data) =>
  act("presses", { person: person(), ...placeOf(message), data });

/** Lets the bot speak here, or forbids it: by blocking, in a group by putting it out. */
export const allow = (isAllowed) =>
  isGroup()
    ? act("memberships", { person: person(), chat_id: chosen.chatId, present: isAllowed })
    : act("blocks", { person: person(), blocked: !isAllowed });

export const makeGroup = (title, members) =>
  act("groups", { person: person(), title, members });

export const upgrade = () => act("supergroups", { person: person(), chat_id: chosen.chatId });

export const repeat = (n) => act("repeats", { n });
