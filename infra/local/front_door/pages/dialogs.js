// Forms that open over the page.

import { chats, choose, chosen, people, person } from "./chosen.js";
import { api, makeGroup, notice } from "./deeds.js";
import { call, find, make } from "./local.js";

const PLACES = {
  "Москва · Moscow": [55.7558, 37.6173],
  "Владивосток · Vladivostok": [43.1155, 131.8855],
  "Екатеринбург · Yekaterinburg": [56.8389, 60.6057],
  "London · Лондон": [51.5074, -0.1278],
  "New York · Нью-Йорк": [40.7128, -74.006],
  "Kathmandu · Катманду": [27.7172, 85.324],
};

/** Opens a dialog's form; `done(form elements)` when it is sent, nothing when it is left. */
function open(dialog, done) {
  const form = dialog.querySelector("form");
  form.querySelector("[value=cancel]").onclick = () => dialog.close();
  form.onsubmit = () => done(form.elements);
  dialog.showModal();
}

/** A new person; with `known` changes that one. */
export function openPerson(known = null) {
  const dialog = find("#person-dialog");
  const { id, first_name, username, language_code } = dialog.querySelector("form").elements;
  id.value = known?.id ?? Math.max(100, ...people.keys()) + 1;
  id.readOnly = Boolean(known);
  first_name.value = known?.first_name ?? "";
  username.value = known?.username ?? "";
  language_code.value = known ? (known.language_code ?? "") : "ru";
  open(dialog, async () => {
    const described = {
      id: Number(id.value),
      first_name: first_name.value,
      username: username.value,
      language_code: language_code.value,
    };
    try {
      const made = await call("POST", `${api}/users`, described);
      people.set(made.id, made);
      choose(made.id, known ? chosen.chatId : made.id);
    } catch (error) {
      notice(error.message);
    }
  });
}

/** A new group of the person who is played and others. */
export function openGroup() {
  const dialog = find("#group-dialog");
  find("#candidates").replaceChildren(...[...people.values()].map(candidate));
  dialog.querySelector("form").reset();
  open(dialog, async ({ title }) => {
    const picked = [...find("#candidates").querySelectorAll(":checked")];
    const update = await makeGroup(title.value, picked.map(({ value }) => Number(value)));
    if (!update) return;
    const { chat } = update.message;
    chats.set(chat.id, { chat, members: picked.map(({ value }) => Number(value)) });
    choose(person().id, chat.id);
  });
}

function candidate({ id, first_name: name }) {
  const box = make("input", { type: "checkbox", value: id });
  box.defaultChecked = true;
  if (id === chosen.personId) box.disabled = true;
  return make("label", { className: "check" }, box, name);
}

/** `send(content)` gets the place that was picked or typed. */
export function openLocation(send) {
  const dialog = find("#location-dialog");
  const { place, latitude, longitude } = dialog.querySelector("form").elements;
  place.replaceChildren(...Object.keys(PLACES).map((name) => make("option", { textContent: name })));
  place.onchange = () => {
    [latitude.value, longitude.value] = PLACES[place.value];
  };
  place.onchange();
  open(dialog, () =>
    send({ location: { latitude: Number(latitude.value), longitude: Number(longitude.value) } }),
  );
}

