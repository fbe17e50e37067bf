// Switches of what the doubles do wrong: a form with their path, and what is ordered now.

import { call, keepLooking, make, texts } from "./local.js";

for (const form of document.querySelectorAll("[data-faults]")) {
  const path = form.dataset.faults;
  const order = async (fault) => show(form, await call("POST", path, fault));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    order(ordered(form));
  });
  form.querySelector("[data-clear]").addEventListener("click", () => order({ mode: "ok" }));
  keepLooking(async () => show(form, await call("GET", path)), 3000);
}

/** What a form says: its filled fields, numbers as numbers, a share of percents as one of 1. */
function ordered(form) {
  const fault = {};
  for (const { name, value, type, dataset } of form.elements) {
    if (!name || value === "") continue;
    fault[name] = type === "number" ? Number(value) / Number(dataset.of ?? 1) : value;
  }
  return fault;
}

function show(form, answer) {
  const orders = [answer].flat().filter(isOrdered);
  const list = form.querySelector("ul");
  form.dispatchEvent(new CustomEvent("faults", { detail: orders.length, bubbles: true }));
  list.className = orders.length ? "mono" : "none";
  const none = make("li", { textContent: texts.faults_none });
  list.replaceChildren(...(orders.length ? orders.map(line) : [none]));
}

const isOrdered = ({ mode, latency_ms: latencyMs }) => mode !== "ok" || latencyMs > 0;

function line({ mode, method, chat_id: chat, share = 1, latency_ms: latencyMs, times }) {
  const scope = [method ?? texts.faults_any, chat].filter(Boolean).join(" · ");
  const left = times ? `× ${times}` : texts.faults_always;
  const fault = texts[`fault_${mode}`] ?? mode;
  const part = share < 1 ? [`${Math.round(share * 100)} %`] : [];
  const latency = latencyMs ? [`${latencyMs} ${texts.milliseconds}`] : [];
  const parts = [...(method === undefined ? [] : [scope]), fault, ...part, ...latency, left];
  return make("li", { textContent: parts.join(" · ") });
}
