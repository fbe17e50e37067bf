// Raw JSON of what passed between the bot and the product, newest first.

import { find, make } from "./local.js";

export function showTraffic(traffic) {
  find("#traffic-none").hidden = traffic.length > 0;
  const list = find("#traffic");
  const open = new Set([...list.querySelectorAll("[open]")].map((one) => one.dataset.key));
  list.replaceChildren(...traffic.map((passed) => entry(passed, open)).reverse());
}

function entry(passed, open) {
  const isCall = passed.kind === "call";
  const key = isCall ? `call ${passed.n}` : `update ${passed.update.update_id} ${passed.at}`;
  const kinds = Object.keys(passed.update ?? {}).filter((name) => name !== "update_id");
  const shown = isCall
    ? { params: passed.params, response: passed.response }
    : passed.update;
  const details = make(
    "details",
    { open: open.has(key) },
    make(
      "summary",
      {},
      isCall ? "→" : "←",
      make("b", { textContent: isCall ? passed.method : kinds.join() }),
      outcome(isCall ? callStatus(passed) : passed.status),
      make("span", { className: "faint mono", textContent: passed.at.slice(11, 23) }),
    ),
    make("pre", { className: "mono", textContent: JSON.stringify(shown, null, 2) }),
  );
  details.dataset.key = key;
  return details;
}

const callStatus = ({ response }) => (response ? (response.error_code ?? 200) : "…");

const outcome = (status) =>
  make("span", { className: status < 300 ? "good" : "bad", textContent: status });
