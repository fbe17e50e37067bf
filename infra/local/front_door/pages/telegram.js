import { bubble, keyboardRows } from "./bubbles.js";
import { call, changed, find, forgetSeen, keepLooking, make, page, texts } from "./local.js";
import { showTraffic } from "./traffic.js";

const api = "/_local/api/telegram";
const stored = JSON.parse(localStorage.getItem("people") ?? "[]");
const people = new Map(stored.map((person) => [person.id, person]));
const waiting = new Set(); // presses that have no answer yet
let personId = Number(localStorage.getItem("person")) || null;
let shownId = null;
let blocked = false;
let startCode = new URLSearchParams(location.search).get("start");

if (!people.size) {
  for (const [id, first_name, language_code] of [[101, "Анна", "ru"], [102, "Ben", "en"]]) {
    people.set(id, { id, first_name, language_code });
  }
}

const person = () => people.get(personId);

// People

keepLooking(async () => {
  for (const { person: known } of await call("GET", `${api}/chats`)) {
    if (!people.has(known.id)) people.set(known.id, known);
  }
  if (!person()) choose([...people.keys()][0]);
  showPeople();
}, 2000);

function choose(id) {
  personId = id;
  forgetSeen();
  localStorage.setItem("person", id);
  localStorage.setItem("people", JSON.stringify([...people.values()]));
  find("#notice").hidden = true;
  showPeople();
}

function showPeople() {
  const shown = [...people.values()].map((one) => `${one.id} ${one.first_name}`).join() + personId;
  if (find("#people").dataset.shown === shown) return;
  find("#people").dataset.shown = shown;
  find("#people").replaceChildren(...[...people.values()].map(listed));
}

function listed(one) {
  const button = make(
    "button",
    { title: one.username ? `@${one.username}` : "" },
    make("span", { className: "face", textContent: [...one.first_name][0] }),
    make("span", { textContent: one.first_name }),
    make("small", { textContent: `${one.language_code ?? ""} ${one.id}` }),
  );
  if (one.id === personId) button.setAttribute("aria-current", "true");
  button.addEventListener("click", () => choose(one.id));
  return make("li", {}, button);
}

find("#new-person").addEventListener("toggle", () => {
  find("#person-form").elements.id.value = Math.max(100, ...people.keys()) + 1;
});
find("#person-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target;
  const given = Object.fromEntries(new FormData(form));
  people.set(Number(given.id), { ...given, id: Number(given.id) });
  choose(Number(given.id));
  form.reset();
  find("#new-person").open = false;
});

// Deep links

find("#link-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const link = event.target.elements.link.value.trim();
  startCode = /[?&]start=([^&#]*)/.exec(link)?.[1] ?? link;
  event.target.reset();
  find("#start-bar").hidden = false;
});
find("#start-bar button").addEventListener("click", () => {
  const code = startCode;
  startCode = null;
  history.replaceState(null, "", location.pathname);
  write({ text: code ? `/start ${code}` : "/start" });
});

// What the person does

async function act(path, body) {
  try {
    const { status, update } = await call("POST", `${api}/${path}`, body);
    find("#notice").hidden = status < 300;
    find("#notice").textContent = `${texts.webhook_failed} ${status}`;
    await look();
    return update;
  } catch (error) {
    find("#notice").hidden = false;
    find("#notice").textContent = error.message;
  }
}

const write = (content) => act("writes", { person: person(), content });

const edit = (message, text) => act("edits", { ...placeOf(message), text });

const placeOf = (message) => ({ chat_id: message.chat.id, message_id: message.message_id });

async function press(button, message, data) {
  button.setAttribute("aria-busy", "true");
  const update = await act("presses", { person: person(), ...placeOf(message), data });
  if (update) waiting.add(update.callback_query.id);
  await look();
}

const form = find("#write-form");
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = form.elements.text.value.trim();
  form.reset();
  if (text) write({ text });
});
form.elements.text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    form.requestSubmit();
  }
});
find("#menu").addEventListener("click", () => {
  find("#commands").hidden = !find("#commands").hidden;
});
find("#block").addEventListener("click", () => {
  act("blocks", { person: person(), blocked: !blocked });
});
find("#traffic-toggle").addEventListener("click", () => {
  document.body.classList.toggle("showing-traffic");
});

// The chat

keepLooking(look, 500);

async function look() {
  if (!person()) return;
  const asked = personId;
  const chat = await changed(`${api}/chats/${asked}`);
  if (chat && asked === personId) show(chat);
}

function show(chat) {
  const list = find("#messages");
  const wasAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  find("#with").textContent = `${person().first_name} · ${person().language_code ?? ""}`;
  find("#start-bar").hidden = chat.messages.length > 0 && !startCode;
  blocked = Boolean(chat.known?.blocked);
  find("#block").hidden = !chat.known;
  find("#block").textContent = blocked ? texts.unblock : texts.block;
  showMessages(chat.messages);
  showKeyboard(chat.known?.keyboard);
  showCommands(chat.commands);
  showAnswers(chat.answers);
  showTraffic(chat.traffic);
  if (wasAtEnd || shownId !== personId) list.scrollTop = list.scrollHeight;
  shownId = personId;
}

function showMessages(messages) {
  const none = make("p", { className: "faint", textContent: texts.empty_chat });
  find("#messages").replaceChildren(...(messages.length ? messages.map((message) => bubble(message, { press, edit })) : [none]));
}

function showKeyboard(keyboard) {
  const rows = keyboardRows(keyboard, write);
  find("#keyboard").hidden = !rows.length;
  find("#keyboard").replaceChildren(...rows);
  form.elements.text.placeholder = keyboard?.input_field_placeholder ?? texts.write;
}

function showCommands(commands) {
  find("#menu").hidden = !commands.length;
  find("#commands").replaceChildren(
    ...commands.map(({ command, description }) => {
      const about = make("span", { textContent: description });
      const button = make("button", { type: "button" }, `/${command}`, about);
      button.addEventListener("click", () => {
        find("#commands").hidden = true;
        write({ text: `/${command}` });
      });
      return button;
    }),
  );
}

function showAnswers(answers) {
  for (const id of waiting) {
    if (!answers[id]) continue;
    waiting.delete(id);
    if (answers[id].show_alert) alertWith(answers[id].text);
    else if (answers[id].text) toast(answers[id].text);
  }
}

function alertWith(text) {
  find("#alert p").textContent = text;
  find("#alert").showModal();
}

let toastEnds;
function toast(text) {
  clearTimeout(toastEnds);
  find("#toast").textContent = text;
  find("#toast").hidden = false;
  toastEnds = setTimeout(() => {
    find("#toast").hidden = true;
  }, 3500);
}

if (startCode) document.title = `/start · ${page.bot_name}`;
