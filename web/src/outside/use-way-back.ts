import { useEffect, useState } from 'preact/hooks';
import { navigate } from 'wouter-preact/use-browser-location';
import { enter, loadSession } from '../accounts/session';
import { Failure } from '../http/failure';
import { showToast } from '../kit/toasts';
import { text } from '../texts/texts';
import { connectAccount, isReady, openSession } from './api';
import { journey, startAddress } from './journey';
import { untilAnswered } from './patience';

/** Said by the API in the address, where there is nothing yet that could be asked about. */
const FAILED = '#failed';
const WAIT = '#wait=';

async function goOn(provider: string, signal: AbortSignal): Promise<void> {
  const ready = await untilAnswered(async () => (await isReady(provider)) || null, signal);
  if (ready) location.replace(startAddress(provider, journey().next));
}

async function arrive(signal: AbortSignal): Promise<void> {
  const entered = await untilAnswered(openSession, signal);
  if (!entered) return;
  await enter(entered);
  navigate(entered.next, { replace: true });
}

async function connect(signal: AbortSignal): Promise<void> {
  const connected = await untilAnswered(connectAccount, signal);
  if (!connected) return;
  showToast(text('outside-connected'));
  void loadSession();
  navigate(journey().next, { replace: true });
}

async function follow(hash: string, signal: AbortSignal): Promise<void> {
  if (hash === FAILED) {
    throw new Failure(text('outside-lost'), { status: 404, code: 'outside_lost' });
  }
  if (hash.startsWith(WAIT)) await goOn(decodeURIComponent(hash.slice(WAIT.length)), signal);
  else await (journey().purpose === 'connect' ? connect(signal) : arrive(signal));
}

interface WayBack {
  /** Why it ended here; null while it goes on. */
  failure: Failure | null;
  retry: () => void;
}

/** Goes on from where a provider, or the way to it, has left somebody. */
export function useWayBack(): WayBack {
  const [turn, setTurn] = useState(0);
  const [failure, setFailure] = useState<Failure | null>(null);

  useEffect(() => {
    const leaving = new AbortController();
    follow(location.hash, leaving.signal).catch((error: unknown) => {
      if (!(error instanceof Failure)) throw error;
      setFailure(error);
    });
    return () => {
      leaving.abort();
    };
  }, [turn]);

  function retry() {
    setFailure(null);
    setTurn(turn + 1);
  }

  return { failure, retry };
}
