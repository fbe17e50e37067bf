/** Takes the token out of the address, where it would be seen and kept; null without one. */
export function takeToken(): string | null {
  const token = location.hash.slice(1);
  if (!token) return null;
  history.replaceState(history.state, '', location.pathname);
  return token;
}
