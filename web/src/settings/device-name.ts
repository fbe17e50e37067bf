type Named = readonly [pattern: RegExp, name: string];

/** The first that fits: many a browser also names the one that it descends from. */
const BROWSERS: readonly Named[] = [
  [/YaBrowser\//, 'Yandex Browser'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/(Firefox|FxiOS)\//, 'Firefox'],
  [/(Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/Version\/.*Safari\//, 'Safari'],
];

const SYSTEMS: readonly Named[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/CrOS/, 'ChromeOS'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/Linux|X11/, 'Linux'],
];

function find(names: readonly Named[], agent: string): string | undefined {
  return names.find(([pattern]) => pattern.test(agent))?.[1];
}

/** The program itself, where it is no browser: "curl", "python-httpx". */
function programOf(agent: string): string | undefined {
  return /^[\w.-]+/.exec(agent)?.[0];
}

/** What people call a device: "Firefox, Windows". Null when it called itself nothing. */
export function deviceName(agent: string): string | null {
  const browser = find(BROWSERS, agent) ?? programOf(agent);
  if (!browser) return null;
  return [browser, find(SYSTEMS, agent)].filter(Boolean).join(', ');
}
