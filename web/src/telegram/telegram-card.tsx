import { Button } from '../kit/button';
import { FailureNotice } from '../kit/notice';
import { Skeleton } from '../kit/skeleton';
import { text } from '../texts/texts';
import type { Offer } from './api';
import { Linked } from './linked';
import { OfferCard } from './offer-card';
import { useLink } from './use-link';

function Unlinked({ offer, askForOffer }: { offer: Offer | null; askForOffer: () => void }) {
  return (
    <>
      <p>{text('telegram-why')}</p>
      {offer && <OfferCard key={offer.url} offer={offer} />}
      <Button look={offer ? 'plain' : 'primary'} onClick={askForOffer}>
        {text(offer ? 'telegram-new-link' : 'telegram-link')}
      </Button>
    </>
  );
}

/** Whether reminders reach Telegram, and the way to make them; turns green by itself. */
export function TelegramCard() {
  const { link, offer, failure, askForOffer, look } = useLink();
  return (
    <section class="card telegram" aria-labelledby="telegram">
      <h2 id="telegram">{text('telegram')}</h2>
      {failure && (
        <FailureNotice failure={failure}>
          <Button size="small" onClick={look}>
            {text('retry')}
          </Button>
        </FailureNotice>
      )}
      {!link && !failure && <Skeleton />}
      {link?.linked === true && <Linked chat={link} look={look} />}
      {link?.linked === false && <Unlinked offer={offer} askForOffer={askForOffer} />}
    </section>
  );
}
