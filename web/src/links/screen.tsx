import { TelegramPanel } from '../telegram/panel';

/** The ways to the person's tasks from outside: his Telegram chat and his web link. */
export function TelegramAndLinks() {
  return <TelegramPanel />;
}
