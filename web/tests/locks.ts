// As on loopback and HTTPS; the environment of these tests has none. Every other tab is gone.
const locks = { request: (_name: string, run: () => unknown) => run() };
Object.defineProperty(navigator, 'locks', { value: locks, configurable: true });
