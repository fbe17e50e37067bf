import { useEffect, useState } from 'preact/hooks';
import { navigate } from 'wouter-preact/use-browser-location';
import { enter, loadSession } from '../accounts/session';
import { Failure } from '../http/failure';
import { showToast } from '../kit/toasts';
import { text } from '../texts/texts';
import { connectAccount, isReady, openSession } from './api';
import { endJourney, journey, type Purpose } from './journey';
import { leaveFor } from './leave-for';
import { untilAnswered } from './patience';

/** Said by the API in the address, where there is nothing yet that could be asked about. */
const FAILED = '#failed';
const WAIT = '#wait=';
const PROVIDER = /^[a-z0-9-]+$/;

function lost(): Failure {
  return new Failure(text('outside-lost'), { status: 404, code: 'outside_lost' });
}

/** Sets out again for a provider that was not known; only who has set out in this tab does. */
async function goOn(provider: string, signal: AbortSignal): Promise<void> {
  const wanted = journey();
  if (!wanted || !PROVIDER.test(provider)) throw lost();
  const ready = await untilAnswered(async () => (await isReady(provider)) || null, signal);
  if (ready && !(await leaveFor(provider, wanted, 'replace'))) throw lost();
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
  navigate(connected.next, { replace: true });
}

function isToConnect(error: unknown): boolean {
  return error instanceof Failure && error.code === 'outside_to_connect';
}

/** Finishes what the API knows that it was begun for. */
async function comeBack(onConnect: () => void, signal: AbortSignal): Promise<void> {
  try {
    await arrive(signal);
  } catch (error) {
    if (!isToConnect(error)) throw error;
    onConnect();
    await connect(signal);
  }
}

async function follow(onConnect: () => void, signal: AbortSignal): Promise<void> {
  const { hash } = location;
  if (hash.startsWith(WAIT)) {
    await goOn(hash.slice(WAIT.length), signal);
    return;
  }
  endJourney();
  if (hash === FAILED) throw lost();
  await comeBack(onConnect, signal);
}

interface WayBack {
  /** Why it ended here; null while it goes on. */
  failure: Failure | null;
  purpose: Purpose;
  retry: () => void;
}

/** Goes on from where a provider, or the way to it, has left somebody. */
export function useWayBack(): WayBack {
  const [turn, setTurn] = useState(0);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [purpose, setPurpose] = useState<Purpose>(() => journey()?.purpose ?? 'sign_in');

  useEffect(() => {
    const leaving = new AbortController();
    const onConnect = () => {
      setPurpose('connect');
    };
    follow(onConnect, leaving.signal).catch((error: unknown) => {
      if (!(error instanceof Failure)) throw error;
      setFailure(error);
    });
    return () => {
      leaving.abort();
    };
  }, [turn]);

  useEffect(() => endJourney, []);

  function retry() {
    setFailure(null);
    setTurn(turn + 1);
  }

  return { failure, purpose, retry };
}
