// Pressed buttons: they spin until the bot answers, and say so when it takes too long.

import { press } from "./deeds.js";
import { find, make, productNow, texts } from "./local.js";

const PATIENCE_S = 3;
const GIVEN_UP_S = 60; // then Telegram takes no answer any more
const mine = new Set(); // ids of the presses that were made on this page and wait
let waiting = [];

export async function pressButton(button, message, data) {
  button.setAttribute("aria-busy", "true");
  const update = await press(message, data);
  if (update) mine.add(update.callback_query.id);
  else button.removeAttribute("aria-busy");
}

/** Goes by the presses of the shown chat: toasts for what was answered, spinners for the rest. */
export function showPresses(presses) {
  for (const { id, answer } of presses) {
    if (!answer || !mine.delete(id) || !answer.text) continue;
    if (answer.show_alert) alertWith(answer.text);
    else toast(answer.text);
  }
  waiting = presses.filter(({ answer }) => !answer);
  showWaiting();
}

setInterval(showWaiting, 500);

function showWaiting() {
  for (const element of document.querySelectorAll("#messages .message")) {
    const own = waiting.filter((one) => String(one.message_id) === element.dataset.id);
    const alive = own.filter((one) => waitedS(one) < GIVEN_UP_S);
    for (const button of element.querySelectorAll("[data-press]")) {
      const isWaiting = alive.some(({ data }) => data === button.dataset.press);
      if (isWaiting) button.setAttribute("aria-busy", "true");
      else button.removeAttribute("aria-busy");
    }
    warn(element, Math.max(0, ...own.map(waitedS)));
  }
}

/** By the product's clock, which may be moved. */
const waitedS = ({ pressed_at: pressedAt }) => productNow() / 1000 - pressedAt;

function warn(element, longestS) {
  const warning = element.querySelector(".unanswered");
  if (longestS < PATIENCE_S) {
    warning?.remove();
    return;
  }
  const text =
    longestS < GIVEN_UP_S
      ? `⚠ ${texts.press_unanswered} ${Math.floor(longestS)} ${texts.seconds}`
      : `⚠ ${texts.press_never_answered}`;
  if (warning) warning.textContent = text;
  else {
    element.append(make("p", { className: "unanswered", textContent: text }));
    element.lastChild.scrollIntoView({ block: "nearest" });
  }
}

function alertWith(text) {
  find("#alert p").textContent = text;
  find("#alert").showModal();
}

let toastEnds;
function toast(text) {
  clearTimeout(toastEnds);
  find("#toast").textContent = text;
  find("#toast").hidden = false;
  toastEnds = setTimeout(endToast, 3500);
}

function endToast() {
  find("#toast").hidden = true;
}
document.addEventListener("chosen", endToast);
