import { call, changed, clockTime, find, keepLooking, make, texts } from "./local.js";

/** As many of the list as are drawn; older ones are found by searching. */
const LISTED_MAX = 300;

let mails = [];
let view = "html";
let shown = "";

const views = document.querySelectorAll("[data-view]");
const chosenId = () => location.hash.slice(1);
const chosen = () => mails.find((mail) => mail.id === chosenId());
const writtenFrom = (mail) => mail.headers.From || mail.from;

keepLooking(async () => {
  const now = await changed("/_local/api/mail");
  if (!now) return;
  mails = now;
  show();
}, 1000);

find("#search").addEventListener("input", show);
find("#clear").addEventListener("click", () => call("DELETE", "/_local/api/mail"));
document.addEventListener("faults", ({ detail }) => {
  find("#fault-count").hidden = detail === 0;
});
for (const button of views) {
  button.addEventListener("click", () => {
    view = button.dataset.view;
    showMail();
  });
}
window.addEventListener("hashchange", () => {
  view = chosen()?.html ? "html" : "text";
  show();
  find("#subject").focus();
});

function show() {
  showList();
  showMail();
}

function showList() {
  const wanted = find("#search").value.trim().toLowerCase();
  const found = mails.filter((mail) => said(mail).includes(wanted)).reverse();
  const older = found.length - LISTED_MAX;
  find("#empty").hidden = found.length > 0;
  find("#empty").textContent = mails.length ? texts.inbox_nothing : texts.inbox_empty;
  find("#mails").replaceChildren(...found.slice(0, LISTED_MAX).map(listed));
  find("#older").hidden = older <= 0;
  find("#older").textContent = `${texts.inbox_older} ${older}`;
}

function said(mail) {
  return [mail.subject, writtenFrom(mail), ...mail.to, mail.text].join(" ").toLowerCase();
}

function listed(mail) {
  const link = make(
    "a",
    { href: `#${mail.id}` },
    make("b", { textContent: mail.subject || texts.no_subject }),
    make("time", { textContent: clockTime(new Date(mail.received_at)) }),
    make("span", { textContent: mail.to.join(", ") }),
  );
  if (mail.id === chosenId()) link.setAttribute("aria-current", "true");
  return make("li", {}, link);
}

function showMail() {
  const mail = chosen();
  document.body.classList.toggle("is-reading", Boolean(mail));
  find("#choose").hidden = Boolean(mail);
  find("#mail").hidden = !mail;
  const wanted = mail ? `${mail.id} ${view}` : "";
  if (shown === wanted) return;
  shown = wanted;
  if (mail) showContent(mail);
}

function showContent(mail) {
  find("#subject").textContent = mail.subject || texts.no_subject;
  find("#from").textContent = writtenFrom(mail);
  find("#to").textContent = mail.to.join(", ");
  find("#files").replaceChildren(...mail.attachments.map((file, number) => attached(mail, file, number)));
  find("#files-name").hidden = find("#files").hidden = mail.attachments.length === 0;
  find("#received").textContent = new Date(mail.received_at).toLocaleString(
    document.documentElement.lang,
  );
  find("[data-view=html]").hidden = !mail.html;
  for (const button of views) {
    button.setAttribute("aria-pressed", String(button.dataset.view === view));
  }
  showView(mail);
}

function attached(mail, file, number) {
  const href = `/_local/api/mail/${mail.id}/attachments/${number}`;
  return make("a", { href, download: file.name, textContent: file.name });
}

async function showView(mail) {
  if (view === "html") {
    const frame = make("iframe", { title: mail.subject || texts.no_subject });
    frame.setAttribute("sandbox", "allow-popups allow-popups-to-escape-sandbox");
    frame.src = `/_local/mail/${mail.id}/html`;
    find("#view").replaceChildren(frame);
    return;
  }
  const text = make("pre", { className: view === "text" ? "" : "mono", tabIndex: 0 });
  find("#view").replaceChildren(text);
  text.textContent = await written(mail);
}

async function written(mail) {
  if (view === "text") return mail.text;
  if (view === "source") return (await fetch(`/_local/api/mail/${mail.id}/source`)).text();
  return Object.entries(mail.headers).map(([name, value]) => `${name}: ${value}`).join("\n");
}
