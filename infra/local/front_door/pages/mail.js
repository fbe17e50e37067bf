import { call, changed, clockTime, find, keepLooking, make, texts } from "./local.js";

let mails = [];
let chosenId = null;
let view = "html";
let shown = "";

const chosen = () => mails.find((mail) => mail.id === chosenId);

keepLooking(async () => {
  const now = await changed("/_local/api/mail");
  if (!now) return;
  mails = now;
  showList();
}, 1000);

find("#search").addEventListener("input", showList);
find("#clear").addEventListener("click", async () => {
  await call("DELETE", "/_local/api/mail");
});
for (const tab of document.querySelectorAll("[data-view]")) {
  tab.addEventListener("click", () => {
    view = tab.dataset.view;
    showMail();
  });
}

function showList() {
  const wanted = find("#search").value.toLowerCase();
  const found = mails.filter((mail) =>
    [mail.subject, mail.from, ...mail.to, mail.text].join(" ").toLowerCase().includes(wanted),
  );
  find("#empty").hidden = found.length > 0;
  find("#mails").replaceChildren(...found.reverse().map(listed));
  if (!chosen()) chosenId = null;
  showMail();
}

function listed(mail) {
  const button = make(
    "button",
    {},
    make("b", { textContent: mail.subject || texts.no_subject }),
    make("time", { textContent: clockTime(new Date(mail.received_at)) }),
    make("span", { textContent: mail.to.join(", ") }),
  );
  if (mail.id === chosenId) button.setAttribute("aria-current", "true");
  button.addEventListener("click", () => {
    chosenId = mail.id;
    view = mail.html ? "html" : "text";
    showList();
  });
  return make("li", {}, button);
}

function showMail() {
  const mail = chosen();
  find("#choose").hidden = Boolean(mail);
  find("#mail").hidden = !mail;
  if (!mail || shown === `${mail.id} ${view}`) return;
  shown = `${mail.id} ${view}`;
  find("#subject").textContent = mail.subject || texts.no_subject;
  find("#from").textContent = mail.from;
  find("#to").textContent = mail.to.join(", ");
  find("#received").textContent = new Date(mail.received_at).toLocaleString(
    document.documentElement.lang,
  );
  for (const tab of document.querySelectorAll("[data-view]")) {
    tab.setAttribute("aria-selected", String(tab.dataset.view === view));
  }
  showView(mail);
}

async function showView(mail) {
  if (view === "html") {
    const frame = make("iframe", { title: mail.subject });
    frame.setAttribute("sandbox", "allow-popups allow-popups-to-escape-sandbox");
    frame.src = `/_local/mail/${mail.id}/html`;
    find("#view").replaceChildren(frame);
    return;
  }
  const text = make("pre", { className: view === "text" ? "" : "mono" });
  find("#view").replaceChildren(text);
  text.textContent = await written(mail);
}

async function written(mail) {
  if (view === "text") return mail.text;
  if (view === "source") return (await fetch(`/_local/api/mail/${mail.id}/source`)).text();
  return Object.entries(mail.headers).map(([name, value]) => `${name}: ${value}`).join("\n");
}
