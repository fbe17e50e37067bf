// The chat page: looks at the chosen chat again and again, and shows it.

import { showMessages, startCodeOf } from "./bubbles.js";
import { lookAround, paintFace, showPlaces } from "./chat_list.js";
import { choose, chosen, isGroup, members, people, person } from "./chosen.js";
import { beginEdit, beginReply, forget, offer } from "./composer.js";
import { allow, api, notice, start, upgrade } from "./deeds.js";
import { openGroup, openPerson } from "./dialogs.js";
import { placeholder, showKeyboard } from "./keyboards.js";
import { changed, find, keepLooking, make, page, texts } from "./local.js";
import { showPresses } from "./presses.js";
import { showTraffic } from "./traffic.js";

let startCode = new URLSearchParams(location.search).get("start");
let blocked = false;

// The chat

async function look() {
  if (!person()) return;
  const { personId, chatId } = chosen;
  const chat = await changed(`${api}/chats/${chatId}?person=${personId}`);
  if (chat && personId === chosen.personId && chatId === chosen.chatId) show(chat);
}

function show(chat) {
  blocked = Boolean(chat.known?.blocked);
  showHeader(chat.known);
  showBars(chat);
  showKeyboard(blocked ? null : chat.known?.keyboard);
  showMessages(chat.messages, { reply: beginReply, edit: beginEdit, open: openLink });
  find("#write-form").elements.text.placeholder = placeholder(chat.known);
  offer(chat);
  showPresses(chat.presses);
  showTraffic(chat.traffic);
}

function showHeader(known) {
  const { first_name: name, language_code: language } = person();
  const kind = known?.chat.type === "supergroup" ? texts.supergroup : texts.group;
  const title = isGroup() ? (known?.chat.title ?? "?") : page.bot_name;
  paintFace(find("#face"), isGroup() ? chosen.chatId : 0, title);
  find("#title").textContent = isGroup() ? title : `@${title}`;
  find("#about").textContent = isGroup()
    ? `${kind} · ${texts.group_members_count}: ${known?.members.length ?? 0}`
    : [name, language].filter(Boolean).join(" · ");
  find("#block").hidden = isGroup() || !known;
  find("#block").textContent = blocked ? texts.unblock : texts.block;
  find("#membership").hidden = !isGroup();
  find("#membership").textContent = blocked ? texts.group_take_in : texts.group_put_out;
  find("#supergroup").hidden = known?.chat.type !== "group" || blocked;
  showSpeakers(known);
}

function showSpeakers(known) {
  find("#speaker").hidden = !isGroup();
  const options = known && isGroup() ? members(known) : [];
  find("#speaker select").replaceChildren(
    ...options.map((id) =>
      make("option", {
        value: id,
        textContent: people.get(id).first_name,
        selected: id === chosen.personId,
      }),
    ),
  );
}

/** In place of the input field: START before the first word, UNBLOCK when the bot is shut out. */
function showBars({ messages }) {
  const isNew = !isGroup() && (startCode !== null || !messages.length);
  find("#start-bar").hidden = !isNew;
  find("#blocked-bar").hidden = isNew || !blocked;
  find("#blocked-bar button").textContent = isGroup() ? texts.group_take_in : texts.unblock;
  find("#write-form").hidden = isNew || blocked;
}

// Deep links

function openLink(code) {
  startCode = code;
  choose(chosen.personId);
}

find("#link-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const link = event.target.elements.link.value.trim();
  event.target.reset();
  openLink(startCodeOf(link) ?? /[?&]start=([^&#]*)/.exec(link)?.[1] ?? link);
});
find("#start-bar button").addEventListener("click", async () => {
  const code = startCode;
  startCode = null;
  history.replaceState(null, "", location.pathname);
  await start(code);
  find("#write-form").elements.text.focus();
});

// The header's buttons

find("#new-person").addEventListener("click", () => openPerson());
find("#new-group").addEventListener("click", openGroup);
find("#profile").addEventListener("click", () => openPerson(person()));
for (const button of ["#block", "#membership", "#blocked-bar button"]) {
  find(button).addEventListener("click", () => allow(blocked));
}
find("#supergroup").addEventListener("click", async () => {
  if (await upgrade()) await lookAround();
});
find("#speaker select").addEventListener("change", ({ target }) => {
  choose(Number(target.value), chosen.chatId);
});
function showTrafficPane(isShown) {
  document.body.classList.toggle("showing-traffic", isShown);
  find("#traffic-toggle").setAttribute("aria-expanded", String(isShown));
  (isShown ? find("#traffic-close") : find("#traffic-toggle")).focus();
}
find("#traffic-toggle").addEventListener("click", () => showTrafficPane(true));
find("#traffic-close").addEventListener("click", () => showTrafficPane(false));
document.addEventListener("click", ({ target }) => {
  for (const menu of document.querySelectorAll("#more[open], #attach[open]")) {
    if (!menu.contains(target) || target.matches(".popover button")) menu.open = false;
  }
});
document.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape") return;
  find("#more").open = false;
  if (document.body.classList.contains("showing-traffic")) showTrafficPane(false);
});

// What was chosen and done shows at once

document.addEventListener("chosen", () => {
  notice("");
  forget();
  showPlaces();
  look();
});
document.addEventListener("deed", look);
if (startCode !== null) chosen.chatId = chosen.personId;
keepLooking(lookAround, 2000);
keepLooking(look, 500);
