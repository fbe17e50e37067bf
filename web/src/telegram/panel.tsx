import { FailureNotice } from '../kit/notice';
import { exactTime } from '../texts/dates';
import { text } from '../texts/texts';
import type { Link, Offer } from './api';
import { OfferCard } from './offer-card';
import { useLink } from './use-link';

function Linked({ link }: { link: Link & { linked: true } }) {
  const name = link.username ? `@${link.username}` : '';
  return (
    <p class={link.blocked ? 'alert alert-warning' : 'alert alert-success'} role="status">
      <span title={exactTime(link.since)}>
        {text(link.blocked ? 'telegram-blocked' : 'telegram-linked', { name })}
      </span>
    </p>
  );
}

function Unlinked({ offer, askForOffer }: { offer: Offer | null; askForOffer: () => void }) {
  return (
    <div class="card">
      <p>{text('telegram-why')}</p>
      {offer && <OfferCard key={offer.url} offer={offer} />}
      <button type="button" class="btn btn-outline-primary" onClick={askForOffer}>
        {text(offer ? 'telegram-new-link' : 'telegram-link')}
      </button>
    </div>
  );
}

/** Whether reminders reach Telegram, and the way to make them; turns green by itself. */
export function TelegramPanel() {
  const { link, offer, failure, askForOffer } = useLink();
  return (
    <section class="telegram" aria-label={text('telegram')}>
      {failure && <FailureNotice failure={failure} />}
      {link?.linked === true && <Linked link={link} />}
      {link?.linked === false && <Unlinked offer={offer} askForOffer={askForOffer} />}
    </section>
  );
}
