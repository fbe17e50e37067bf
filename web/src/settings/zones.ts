import type { Language } from '../texts/texts';

export interface Zone {
  /** IANA. */
  id: string;
  /** Its city as the name has it: "New York". */
  city: string;
  /** What people of this language call its time: «Москва, стандартное время». */
  name: string;
}

const known = new Map<Language, readonly Zone[]>();

function nameOf(id: string, language: Language): string {
  const format = new Intl.DateTimeFormat(language, { timeZone: id, timeZoneName: 'longGeneric' });
  return format.formatToParts().find(({ type }) => type === 'timeZoneName')?.value ?? id;
}

function zoneOf(id: string, language: Language): Zone {
  const city = id.slice(id.lastIndexOf('/') + 1).replaceAll('_', ' ');
  return { id, city, name: nameOf(id, language) };
}

/** Every zone that this browser knows; made once, for it takes some tens of ms. */
export function zonesIn(language: Language): readonly Zone[] {
  const made = known.get(language);
  if (made) return made;
  const zones = Intl.supportedValuesOf('timeZone').map((id) => zoneOf(id, language));
  known.set(language, zones);
  return zones;
}

/** The zones whose id, city or name has all words of a text; those of its first letters first. */
export function matchingZones(zones: readonly Zone[], typed: string): readonly Zone[] {
  const wanted = typed.trim().toLocaleLowerCase();
  const words = wanted.split(/\s+/);
  const fits = ({ id, city, name }: Zone) => {
    const said = `${id} ${city} ${name}`.toLocaleLowerCase();
    return words.every((word) => said.includes(word));
  };
  const isFirst = ({ city, name }: Zone) =>
    [city, name].some((said) => said.toLocaleLowerCase().startsWith(wanted));
  return zones.filter(fits).sort((a, b) => Number(isFirst(b)) - Number(isFirst(a)));
}

/** What the clocks of a zone show: "18:04". */
export function clockIn(zone: string, nowMs: number): string {
  const options = { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat('en-GB', options).format(nowMs);
}
