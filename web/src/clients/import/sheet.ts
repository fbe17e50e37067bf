/** A file of CSV as far as one must see it to say what its columns are. */
export interface Sheet {
  encoding: 'UTF-8' | 'Windows-1251';
  delimiter: Delimiter;
  columns: readonly string[];
  /** The first rows. */
  samples: readonly (readonly string[])[];
  /** How many there are, without the header. */
  count: number;
}

type Delimiter = ',' | ';' | '\t';

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t'];
const SAMPLES = 3;

function decoded(bytes: ArrayBuffer): [Sheet['encoding'], string] {
  try {
    return ['UTF-8', new TextDecoder('utf-8', { fatal: true }).decode(bytes)];
  } catch {
    // Not UTF-8: what Russian office programs write by default.
    return ['Windows-1251', new TextDecoder('windows-1251').decode(bytes)];
  }
}

/** The one of which the header has most. */
function delimiterOf(header: string): Delimiter {
  const count = (delimiter: Delimiter) => header.split(delimiter).length;
  return DELIMITERS.reduce((best, one) => (count(one) > count(best) ? one : best));
}

/** The records of a text (RFC 4180): a quoted cell may hold delimiters, quotes and line ends. */
export function* recordsOf(text: string, delimiter: string): Generator<readonly string[]> {
  const cell = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^${delimiter}\\r\\n]*))(${delimiter}|\\r?\\n|$)`,
    'y',
  );
  let record: string[] = [];
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text);
    if (!found) return;
    const [, quoted, plain = '', end] = found;
    record.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === delimiter) continue;
    if (record.some((value) => value !== '')) yield record;
    record = [];
  }
  if (record.length > 0) yield record;
}

/** Guesses how a file is written and reads its header and first rows. */
export function readSheet(bytes: ArrayBuffer): Sheet {
  const [encoding, text] = decoded(bytes);
  const delimiter = delimiterOf(text.slice(0, text.search(/\r?\n|$/)));
  const [columns = [], ...rows] = recordsOf(text, delimiter);
  return { encoding, delimiter, columns, samples: rows.slice(0, SAMPLES), count: rows.length };
}
