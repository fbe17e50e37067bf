import { call, find, keepLooking, make, productNow, texts } from "./local.js";

const language = document.documentElement.lang;

document.addEventListener("clock", ({ detail: { offsetS } }) => {
  find("#clock-offset").textContent = offsetS
    ? `${texts.clock_moved} ${duration(offsetS)}`
    : texts.clock_real;
});

setInterval(() => {
  const now = productNow();
  find("#clock-time").textContent = now.toLocaleTimeString(language);
  find("#clock-date").textContent = now.toLocaleDateString(language, { dateStyle: "full" });
}, 250);

function duration(seconds) {
  const size = Math.abs(Math.round(seconds));
  const parts = [Math.floor(size / 3600), Math.floor(size / 60) % 60, size % 60];
  return (seconds < 0 ? "−" : "+") + parts.map((part) => `${part}`.padStart(2, "0")).join(":");
}

for (const form of document.querySelectorAll("[data-faults]")) {
  const path = form.dataset.faults;
  const order = async (fault) => show(form, await call("POST", path, fault));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const given = [...new FormData(form)].filter(([, value]) => value !== "");
    const fault = Object.fromEntries(given);
    if (fault.times) fault.times = Number(fault.times);
    order(fault);
  });
  form.querySelector("[data-clear]").addEventListener("click", () => order({ mode: "ok" }));
  keepLooking(async () => show(form, await call("GET", path)), 3000);
}

function show(form, answer) {
  const orders = [answer].flat().filter((order) => order.mode !== "ok");
  const list = form.querySelector("ul");
  list.className = orders.length ? "mono" : "none";
  list.replaceChildren(...(orders.length ? orders.map(line) : [texts.faults_none]));
}

function line({ mode, method, chat_id: chat, times }) {
  const scope = [method ?? texts.faults_any, chat].filter(Boolean).join(" · ");
  const left = times ? `× ${times}` : texts.faults_always;
  const parts = method === undefined ? [mode, left] : [scope, mode, left];
  return make("li", { textContent: parts.join(" · ") });
}
