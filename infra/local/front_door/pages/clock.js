// The product's clock on the index: its face, and the buttons that move it.

import { call, find, productNow, setClock, texts } from "./local.js";

const language = document.documentElement.lang;
const face = find(".clock");
const buttons = [...face.querySelectorAll("[data-move]")];

const orders = {
  quarter: () => ({ advance_s: 15 * 60 }),
  hour: () => ({ advance_s: 60 * 60 }),
  midnight: () => ({ set: nextMidnight(productNow()).toISOString() }),
  reset: () => ({ reset: true }),
};

let moving = false;

document.addEventListener("clock", ({ detail: { offsetS } }) => {
  if (moving) return;
  say(offsetS ? `${texts.clock_moved} ${duration(offsetS)}` : texts.clock_real);
});

setInterval(() => {
  const now = productNow();
  find("#clock-time").textContent = now.toLocaleTimeString(language);
  find("#clock-date").textContent = now.toLocaleDateString(language, { dateStyle: "full" });
}, 250);

for (const button of buttons) button.addEventListener("click", () => move(button.dataset.move));

async function move(way) {
  setMoving(true);
  say(texts.clock_moving);
  try {
    const answer = await call("POST", "/_local/api/clock", orders[way]());
    setMoving(false);
    setClock(answer);
  } catch (error) {
    setMoving(false);
    say(error.message);
  }
}

function setMoving(now) {
  moving = now;
  for (const button of buttons) button.disabled = now;
  face.setAttribute("aria-busy", `${now}`);
}

const say = (text) => {
  find("#clock-offset").textContent = text;
};

/** The next midnight where the browser is. */
function nextMidnight(now) {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
}

/** Days, then hours, minutes and seconds, with a sign. */
function duration(seconds) {
  const size = Math.abs(Math.round(seconds));
  const days = Math.floor(size / 86400);
  const parts = [Math.floor(size / 3600) % 24, Math.floor(size / 60) % 60, size % 60];
  const time = parts.map((part) => `${part}`.padStart(2, "0")).join(":");
  return (seconds < 0 ? "−" : "+") + (days ? `${days} ${texts.clock_days} ` : "") + time;
}
