import { CopyField } from '../kit/copy-field';
import { text } from '../texts/texts';
import type { Offer } from './api';
import { Countdown, useSecondsLeft } from './countdown';

/** A deep link to press, to copy or to scan, for as long as it lasts. */
export function OfferCard({ offer }: { offer: Offer }) {
  const seconds = useSecondsLeft(offer.lasts_s);
  if (seconds === 0) return <p role="status">{text('telegram-expired')}</p>;
  return (
    <div class="offer">
      <p>{text('telegram-how')}</p>
      <a class="btn btn-primary" href={offer.url} target="_blank" rel="noreferrer">
        {text('telegram-open')}
      </a>
      <CopyField label={text('telegram-address')} value={offer.url} qr />
      <p class="form-text">
        <span class="offer-waiting">{text('telegram-waiting')}</span> {text('telegram-left')}{' '}
        <Countdown seconds={seconds} />
      </p>
    </div>
  );
}
