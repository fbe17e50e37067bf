// What all the pages share: their data, calls to the JSON interface, the product's clock.

export const page = JSON.parse(document.getElementById("data").textContent);
export const texts = page.texts;

export const find = (selector) => document.querySelector(selector);

/** An element with properties and children; text stays text. */
export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

export async function call(method, path, body) {
  const headers = body === undefined ? {} : { "Content-Type": "application/json" };
  const answer = await fetch(path, { method, headers, body: JSON.stringify(body) });
  const type = answer.headers.get("Content-Type") ?? "";
  const document = type.includes("json") ? await answer.json() : null;
  if (!answer.ok) throw new Error(problem(document) ?? answer.statusText);
  return document;
}

const etags = new Map();

/** The document at a path, null when it is as it was when this was last asked. */
export async function changed(path) {
  const headers = { "If-None-Match": etags.get(path) ?? "" };
  const answer = await fetch(path, { headers });
  if (answer.status === 304) return null;
  if (!answer.ok) throw new Error(answer.statusText);
  etags.set(path, answer.headers.get("ETag"));
  return answer.json();
}

/** The next `changed` of every path gives its document. */
export const forgetSeen = () => etags.clear();

function problem(document) {
  if (!document?.message) return null;
  const fields = Object.entries(document.fields ?? {}).map(([name, text]) => `${name}: ${text}`);
  return [document.message, ...fields].join(" · ");
}

/** Calls `look` now and again after each pause, as long as the page is shown. */
export function keepLooking(look, pauseMs) {
  const offline = document.body.appendChild(
    make("p", { className: "offline", textContent: texts.offline, hidden: true }),
  );
  const turn = async () => {
    if (!document.hidden) {
      try {
        await look();
        offline.hidden = true;
      } catch (error) {
        offline.hidden = !(error instanceof TypeError);
        if (offline.hidden) console.error(error);
      }
    }
    setTimeout(turn, pauseMs);
  };
  turn();
}

const clock = find("#clock");
let aheadMs = 0;

/** Go by what the clock's interface has answered. */
export function setClock({ now, offset_s: offsetS }) {
  aheadMs = Date.parse(now) - Date.now();
  document.dispatchEvent(new CustomEvent("clock", { detail: { offsetS } }));
}

const readClock = async () => setClock(await call("GET", "/_local/api/clock"));

export const productNow = () => new Date(Date.now() + aheadMs);

export const clockTime = (instant) =>
  instant.toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });

if (clock) {
  keepLooking(readClock, 1000);
  setInterval(() => {
    clock.textContent = productNow().toLocaleString(document.documentElement.lang);
  }, 250);
}
