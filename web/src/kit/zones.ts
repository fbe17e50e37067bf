import type { Language } from '../texts/texts';

export interface Zone {
  /** IANA. */
  id: string;
  /** Its city as the name has it: "New York". */
  city: string;
}

/** As many names are made at a time as nobody feels: each costs up to 1 ms. */
const BATCH = 10;

/** What people of a language call the time of a zone, once that has been asked for. */
const names = new Map<string, string>();

const keyOf = (zone: Zone, language: Language) => `${language} ${zone.id}`;

let zones: readonly Zone[] | undefined;

/** Every zone that this browser knows. */
export function allZones(): readonly Zone[] {
  zones ??= Intl.supportedValuesOf('timeZone').map((id) => ({
    id,
    city: id.slice(id.lastIndexOf('/') + 1).replaceAll('_', ' '),
  }));
  return zones;
}

function makeName(zone: Zone, language: Language): string {
  const options = { timeZone: zone.id, timeZoneName: 'longGeneric' } as const;
  const parts = new Intl.DateTimeFormat(language, options).formatToParts();
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone.id;
}

/** What people of a language call the time of a zone: «Москва, стандартное время». */
export function zoneName(zone: Zone, language: Language): string {
  const key = keyOf(zone, language);
  const name = names.get(key) ?? makeName(zone, language);
  names.set(key, name);
  return name;
}

/**
 * Makes the names of all zones little by little, so that they can be searched.
 *
 * Returns what stops it.
 */
export function learnNames(language: Language, onLearned: () => void): () => void {
  const unknown = allZones().filter((zone) => !names.has(keyOf(zone, language)));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const learnSome = () => {
    for (const zone of unknown.splice(0, BATCH)) zoneName(zone, language);
    if (unknown.length > 0) timer = setTimeout(learnSome);
    else onLearned();
  };
  timer = setTimeout(learnSome);
  return () => {
    clearTimeout(timer);
  };
}

/**
 * The zones whose id, city or name has all words of a text, those that begin with it first.
 *
 * Names count as far as they have been made.
 */
export function matchingZones(typed: string, language: Language): readonly Zone[] {
  const wanted = typed.trim().toLocaleLowerCase();
  const words = wanted.split(/\s+/);
  const said = (zone: Zone) => [zone.city, names.get(keyOf(zone, language)) ?? '', zone.id];
  const fits = (zone: Zone) => {
    const all = said(zone).join(' ').toLocaleLowerCase();
    return words.every((word) => all.includes(word));
  };
  const begins = (zone: Zone) =>
    said(zone).some((name) => name.toLocaleLowerCase().startsWith(wanted));
  return allZones()
    .filter(fits)
    .sort((a, b) => Number(begins(b)) - Number(begins(a)));
}

/** What the clocks of a zone show: "18:04". */
export function clockIn(zone: string, nowMs: number): string {
  const options = { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat('en-GB', options).format(nowMs);
}
