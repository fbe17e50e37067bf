import { vi, type Mock } from 'vitest';

export const PROVIDERS = [{ id: 'local', name: 'Local' }];
/** Where the way to that provider begins. */
export const START = '/api/oauth/local/start';

/** An account of that provider which opens somebody's here. */
export const CONNECTED = {
  id: 'o1',
  provider: 'local',
  name: 'Anna',
  email: 'anna@elsewhere.example',
  since: '2026-11-22T09:00:00Z',
  last_used_at: null,
};

/** Notes the addresses for which the page would be left. */
export function watchLeaving(): Mock<(address: string | URL) => void> {
  const leaving = vi.fn<(address: string | URL) => void>();
  vi.spyOn(location, 'assign').mockImplementation(leaving);
  vi.spyOn(location, 'replace').mockImplementation(leaving);
  return leaving;
}

/** The last of these addresses. */
export function leftFor(leaving: ReturnType<typeof watchLeaving>): URL {
  return new URL(leaving.mock.lastCall?.[0] ?? '', location.href);
}
