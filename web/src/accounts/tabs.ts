const others = new BroadcastChannel('vestnik.session');

/** Tells the other tabs of this browser that somebody came or went. */
export function tellOtherTabs(): void {
  others.postMessage('changed');
}

/** Names what to do when another tab says so. */
export function whenOtherTabsTell(react: () => void): void {
  others.onmessage = react;
}
