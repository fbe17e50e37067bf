import { useCallback, useEffect, useState } from 'preact/hooks';
import { Failure } from '../http/failure';
import { useWhileVisible } from '../kit/while-visible';
import { fetchLink, makeOffer, type Link, type Offer } from './api';

const WATCH_MS = 2_000;
/** The link may also be made, or the bot blocked, without an offer from here. */
const LOOK_MS = 60_000;

interface LinkState {
  /** Null until it is known. */
  link: Link | null;
  offer: Offer | null;
  failure: Failure | null;
  askForOffer: () => void;
  look: () => void;
}

/** The person's link to Telegram, watched closely while an offer is open. */
export function useLink(): LinkState {
  const [link, setLink] = useState<Link | null>(null);
  const [offer, setOffer] = useState<Offer | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  const show = useCallback(async <T>(answer: Promise<T>, set: (value: T) => void) => {
    try {
      set(await answer);
      setFailure(null);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      setFailure(error);
    }
  }, []);
  const setLooked = useCallback((looked: Link) => {
    setLink(looked);
    if (looked.linked) setOffer(null);
  }, []);
  const look = useCallback(() => void show(fetchLink(), setLooked), [show, setLooked]);
  const askForOffer = useCallback(() => void show(makeOffer(), setOffer), [show]);

  useEffect(look, [look]);
  useWhileVisible(look, offer ? WATCH_MS : LOOK_MS);
  return { link, offer, failure, askForOffer, look };
}
