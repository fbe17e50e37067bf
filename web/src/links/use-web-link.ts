import { useCallback, useEffect, useState } from 'preact/hooks';
import { Failure } from '../http/failure';
import { showToast } from '../kit/toasts';
import { text } from '../texts/texts';
import { fetchWebLink, makeWebLink, switchOffWebLink, type NewLink, type WebLink } from './api';

interface WebLinkState {
  /** Null until it is known. */
  link: WebLink | null;
  /** The address of a link that was made here and now. */
  address: string | null;
  failure: Failure | null;
  read: () => Promise<void>;
  make: (wanted: NewLink) => Promise<void>;
  switchOff: () => Promise<void>;
}

/** The person's web link and what he can do with it. */
export function useWebLink(): WebLinkState {
  const [link, setLink] = useState<WebLink | null>(null);
  const [address, setAddress] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  const read = useCallback(async () => {
    try {
      setLink(await fetchWebLink());
      setFailure(null);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      setFailure(error);
    }
  }, []);
  useEffect(() => void read(), [read]);

  async function make(wanted: NewLink) {
    setAddress(await makeWebLink(wanted));
    await read();
  }

  async function switchOff() {
    await switchOffWebLink();
    setAddress(null);
    showToast(text('link-is-off'));
    await read();
  }

  return { link, address, failure, read, make, switchOff };
}
