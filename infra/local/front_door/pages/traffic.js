// Raw JSON of what passed between the bot and the product, newest first.

import { repeat } from "./deeds.js";
import { find, make, texts } from "./local.js";

const kept = new Map(); // key -> what it was drawn of, and its element

export function showTraffic(traffic) {
  find("#traffic-none").hidden = traffic.length > 0;
  const entries = traffic.map(entry).reverse();
  const list = find("#traffic");
  for (const old of [...list.children]) if (!entries.includes(old)) old.remove();
  entries.forEach((element, index) => {
    if (list.children[index] !== element) list.insertBefore(element, list.children[index] ?? null);
  });
}

function entry(passed) {
  const key = `${passed.kind} ${passed.n}`;
  const said = JSON.stringify(passed);
  const before = kept.get(key);
  if (before?.said === said) return before.element;
  const element = passed.kind === "call" ? callEntry(passed) : updateEntry(passed);
  element.open = before?.element.open ?? false;
  kept.set(key, { said, element });
  return element;
}

const callEntry = (passed) =>
  details("→", passed.method, callStatus(passed), passed.at, [
    json({ params: passed.params, response: passed.response }),
  ]);

function updateEntry({ n, update, status, at }) {
  const kinds = Object.keys(update).filter((name) => name !== "update_id").join();
  const again = make("button", { type: "button", textContent: `↻ ${texts.repeat}` });
  again.addEventListener("click", () => repeat(n));
  return details("←", kinds, status, at, [again, json(update)]);
}

function details(arrow, name, status, at, children) {
  const title = make("b", { textContent: name });
  const outcome = make("span", { className: status < 300 ? "good" : "bad", textContent: status });
  const time = make("span", { className: "faint mono", textContent: at.slice(11, 23) });
  return make("details", {}, make("summary", {}, arrow, title, outcome, time), ...children);
}

const json = (document) =>
  make("pre", { className: "mono", textContent: JSON.stringify(document, null, 2) });

const callStatus = ({ response }) => (response ? (response.error_code ?? 200) : "…");
