import { TelegramCard } from '../telegram/telegram-card';
import { LinkCard } from './link-card';
import '../styles/links.scss';

/** The ways to the person's tasks from outside: his Telegram chat and his web link. */
export function TelegramAndLinks() {
  return (
    <div class="link-cards">
      <TelegramCard />
      <LinkCard />
    </div>
  );
}
