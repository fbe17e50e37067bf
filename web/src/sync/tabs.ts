/** Names this tab, for as long as its page lives. */
export const thisTab = crypto.randomUUID().replaceAll('-', '').slice(0, 16);

const CHANNEL = 'vestnik.tabs';
const lockOf = (tab: string) => `vestnik.tab.${tab}`;
const forEver = () => new Promise<never>(() => undefined);

/** Lets other tabs see that this one lives: its lock is free when the page is gone. */
export function live(): void {
  if ('locks' in navigator) void navigator.locks.request(lockOf(thisTab), forEver);
}

/**
 * Runs once another tab is gone, in one of those that wait for it.
 *
 * Web Locks are there on HTTPS and loopback only; elsewhere every tab counts as gone, and what it
 * sends too is known to the API by its name.
 */
export function whenGone(tab: string, run: () => void): void {
  if (!('locks' in navigator)) {
    run();
    return;
  }
  void navigator.locks.request(lockOf(tab), () => {
    run();
    return forEver();
  });
}

/** Talks to the other tabs of this browser. */
export interface Talk<Message> {
  say: (message: Message) => void;
  end: () => void;
}

export function talk<Message>(hear: (message: Message) => void): Talk<Message> {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    hear(data);
  };
  return {
    say: (message) => {
      channel.postMessage(message);
    },
    end: () => {
      channel.close();
    },
  };
}
