import { useEffect, useState } from 'preact/hooks';
import { text } from '../texts/texts';
import type { Offer } from './api';

function useSecondsUntil(instant: string): number {
  const left = () => Math.max(0, Math.ceil((Date.parse(instant) - Date.now()) / 1000));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    const timer = setInterval(() => {
      setSeconds(left());
    }, 1000);
    return () => {
      clearInterval(timer);
    };
  });
  return seconds;
}

function clockFace(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** The address of a drawing that was made to stand in a page, and so may name no namespace. */
function pictureOf(svg: string): string {
  const named = svg.includes('xmlns=')
    ? svg
    : svg.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"');
  return `data:image/svg+xml,${encodeURIComponent(named)}`;
}

function CopyButton({ value }: { value: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <button
      type="button"
      class="btn btn-outline-secondary"
      onClick={() => {
        void navigator.clipboard.writeText(value).then(() => {
          setCopied(true);
        });
      }}
    >
      {text(copied ? 'copied' : 'copy')}
    </button>
  );
}

/** A deep link to press, to copy or to scan, for as long as it lasts. */
export function OfferCard({ offer }: { offer: Offer }) {
  const seconds = useSecondsUntil(offer.expires_at);
  if (seconds === 0) return <p role="status">{text('telegram-expired')}</p>;
  return (
    <div class="offer">
      <img class="offer-qr" src={pictureOf(offer.qr_svg)} alt={text('telegram-qr')} />
      <div class="offer-ways">
        <p>{text('telegram-how')}</p>
        <div class="offer-buttons">
          <a class="btn btn-primary" href={offer.url} target="_blank" rel="noreferrer">
            {text('telegram-open')}
          </a>
          {'clipboard' in navigator && <CopyButton value={offer.url} />}
        </div>
        <p class="offer-url">{offer.url}</p>
        <p class="form-text">
          {text('telegram-left')} <span role="timer">{clockFace(seconds)}</span>
        </p>
      </div>
    </div>
  );
}
