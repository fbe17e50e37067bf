/** What a column of a file is to be of a client. */
export const PARTS = [
  'phone',
  'operator_code',
  'tag',
  'timezone',
  'opted_out',
  'consent_at',
  'consent_source',
] as const;
export type Part = (typeof PARTS)[number];

/** One column of a file and what becomes of it; a free field has a name. */
export interface Place {
  column: string;
  to: Part | 'field' | 'ignored';
  name: string;
}

/** How people head the columns of each part. */
const HEADS: Record<Part, RegExp> = {
  phone: /^(phone|tel|mobile|телефон|тел\.?|номер|номер телефона|мобильный)$/i,
  operator_code: /^(operator[ _]code|code|код|код оператора)$/i,
  tag: /^(tag|метка|тег)$/i,
  timezone: /^(time[ _]?zone|zone|tz|пояс|зона|часовой пояс)$/i,
  opted_out: /^(opted[ _]out|отказ|отказался)$/i,
  consent_at: /^(consent[ _]at|согласие|дата согласия)$/i,
  consent_source: /^(consent[ _]source|откуда согласие|источник согласия)$/i,
};

/** What each column is most likely to be; no part twice. */
export function guessedPlaces(columns: readonly string[]): readonly Place[] {
  const taken = new Set<Part>();
  return columns.map((column) => {
    const name = column.trim();
    const part = PARTS.find((one) => HEADS[one].test(name) && !taken.has(one));
    if (part) taken.add(part);
    return { column, to: part ?? (name === '' ? 'ignored' : 'field'), name };
  });
}

/** The API's mapping: what is filled, by the column that fills it. */
export function mappingOf(places: readonly Place[]): Record<string, string> {
  const used = places.filter(({ to }) => to !== 'ignored');
  return Object.fromEntries(
    used.map(({ to, name, column }) => [to === 'field' ? name.trim() : to, column]),
  );
}

/** Id of the text that says what is wrong with what was chosen, null when all is well. */
export function wrongWith(places: readonly Place[]): string | null {
  const used = places.filter(({ to }) => to !== 'ignored');
  if (!used.some(({ to }) => to === 'phone')) return 'import-no-phone';
  const names = used.map(({ to, name }) => (to === 'field' ? name.trim() : to));
  if (names.includes('')) return 'import-no-name';
  return new Set(names).size < names.length ? 'import-twice' : null;
}
