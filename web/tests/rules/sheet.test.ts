import { expect, it } from 'vitest';
import { guessedPlaces, mappingOf, wrongWith } from '../../src/clients/import/mapping';
import { readSheet, recordsOf } from '../../src/clients/import/sheet';

/** "Телефон;Имя", a row, as a Russian office program writes them. */
const CP1251 = new Uint8Array([
  0xd2, 0xe5, 0xeb, 0xe5, 0xf4, 0xee, 0xed, 0x3b, 0xc8, 0xec, 0xff, 0x0d, 0x0a, 0x38, 0x3b, 0xdf,
]).buffer;

const utf8 = (text: string) => new TextEncoder().encode(text).buffer;

it('a file of an office program is read with its encoding and delimiter', () => {
  expect(readSheet(CP1251)).toEqual({
    encoding: 'Windows-1251',
    delimiter: ';',
    columns: ['Телефон', 'Имя'],
    samples: [['8', 'Я']],
    count: 1,
  });
});

it.each([
  ['\uFEFFphone,tag\n1,a\n', ',', 1],
  ['phone\ttag\r\n1\ta\r\n\r\n2\tb', '\t', 2],
  ['phone', ',', 0],
  ['', ',', 0],
])('%j is read as UTF-8, delimited by %j, with %d rows', (text, delimiter, count) => {
  const sheet = readSheet(utf8(text));

  expect(sheet).toMatchObject({ encoding: 'UTF-8', delimiter, count });
  expect(sheet.columns[0] ?? 'phone').toBe('phone');
});

it.each([
  ['a,"b,c"\n', [['a', 'b,c']]],
  ['"a ""b""",c', [['a "b"', 'c']]],
  [
    '"two\nlines",x\ny,z',
    [
      ['two\nlines', 'x'],
      ['y', 'z'],
    ],
  ],
  ['a,\n', [['a', '']]],
])('%j has the records %j', (text, records) => {
  expect([...recordsOf(text, ',')]).toEqual(records);
});

it('columns are taken for what they are called, and the others are free fields', () => {
  const places = guessedPlaces(['Телефон', 'Метка', 'Имя', '', 'phone']);

  expect(places.map(({ to }) => to)).toEqual(['phone', 'tag', 'field', 'ignored', 'field']);
  expect(mappingOf(places.slice(0, 3))).toEqual({ phone: 'Телефон', tag: 'Метка', Имя: 'Имя' });
});

it('a mapping without a phone, with a nameless or a doubled field is refused in place', () => {
  const phone = { column: 'p', to: 'phone', name: '' } as const;
  const field = (name: string) => ({ column: name, to: 'field', name }) as const;

  expect(wrongWith([phone, field('name')])).toBeNull();
  expect(wrongWith([field('name')])).toBe('import-no-phone');
  expect(wrongWith([phone, field(' ')])).toBe('import-no-name');
  expect(wrongWith([phone, field('a'), field('a')])).toBe('import-twice');
});
