// Switches of what the doubles do wrong: a form with their path, and what is ordered now.

import { call, keepLooking, make, texts } from "./local.js";

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
  form.dispatchEvent(new CustomEvent("faults", { detail: orders.length, bubbles: true }));
  list.className = orders.length ? "mono" : "none";
  const none = make("li", { textContent: texts.faults_none });
  list.replaceChildren(...(orders.length ? orders.map(line) : [none]));
}

function line({ mode, method, chat_id: chat, times }) {
  const scope = [method ?? texts.faults_any, chat].filter(Boolean).join(" · ");
  const left = times ? `× ${times}` : texts.faults_always;
  const fault = texts[`fault_${mode}`] ?? mode;
  const parts = method === undefined ? [fault, left] : [scope, fault, left];
  return make("li", { textContent: parts.join(" · ") });
}
