// The provider's people, and the calls that the product made to it.

import { call, clockTime, find, keepLooking, make, texts } from "./local.js";

/** As many of the calls as are drawn. */
const LISTED_MAX = 50;

keepLooking(showPeople, 2000);
keepLooking(showCalls, 2000);

async function showPeople() {
  const people = await call("GET", "/_local/api/oidc/people");
  find("#nobody").hidden = people.length > 0;
  find("#people").replaceChildren(...people.map(listed));
}

function listed(person) {
  const about = make("div", {}, make("b", { textContent: person.name }), described(person));
  const remove = make("button", { className: "plain", textContent: texts.oidc_remove });
  remove.addEventListener("click", async () => {
    await call("DELETE", `/_local/api/oidc/people/${person.subject}`);
    await showPeople();
  });
  return make("li", {}, about, remove);
}

function described({ email, email_verified: isVerified }) {
  const doubt = email && !isVerified ? [texts.oidc_unverified] : [];
  return make("span", { textContent: [email ?? texts.oidc_no_email, ...doubt].join(" · ") });
}

async function showCalls() {
  const calls = await call("GET", "/_local/api/oidc/calls");
  find("#no-calls").hidden = calls.length > 0;
  find("#calls").replaceChildren(...calls.slice(-LISTED_MAX).reverse().map(row));
}

function row({ at, endpoint, status }) {
  const cells = [clockTime(new Date(at)), endpoint, status ?? "…"];
  return make("tr", {}, ...cells.map((textContent) => make("td", { textContent })));
}
