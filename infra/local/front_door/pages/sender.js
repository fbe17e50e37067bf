// What the sending API received: counts, and the latest calls.

import { call, find, keepLooking, make, texts } from "./local.js";

const PATH = "/_local/api/sender";
const COUNTS = ["ids", "accepted", "repeated", "conflicts"];
const counted = new Intl.NumberFormat(document.documentElement.lang);

let shown = "";

keepLooking(show, 1000);
find("#forget").addEventListener("click", async () => {
  await call("DELETE", `${PATH}/calls`);
  await show();
});

async function show() {
  const summary = await call("GET", `${PATH}/summary`);
  for (const name of COUNTS) find(`#${name}`).textContent = counted.format(summary[name]);
  find("#conflicts").className = summary.conflicts ? "bad" : "";
  const latest = JSON.stringify(summary.latest);
  if (latest !== shown) list(summary.latest);
  shown = latest;
}

function list(calls) {
  find("#no-calls").hidden = calls.length > 0;
  find("#listed").hidden = find("#forget").hidden = calls.length === 0;
  find("#calls").replaceChildren(...calls.map(row));
}

function row({ at, id, path_id: pathId, phone, text, answer, duration_s: durationS }) {
  const took = durationS === null ? "…" : `${Math.round(durationS * 1000)} ${texts.milliseconds}`;
  const cells = [at.slice(11, 23), id ?? pathId, phone ?? "—"];
  return make("tr", {}, ...cells.map(cell), outcome(answer), cell(took), cell(text ?? "—"));
}

const cell = (textContent) => make("td", { textContent });

function outcome(answer) {
  if (answer === null) return cell("…");
  const { mode, status } = answer;
  const name = mode === String(status) ? [] : [texts[`fault_${mode}`]];
  const said = mode === "ok" ? [status] : [status, ...name].filter(Boolean);
  const className = mode === "ok" ? "good" : "bad";
  return make("td", { className, textContent: said.join(" · ") });
}
