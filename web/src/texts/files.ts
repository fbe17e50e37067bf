import { FluentResource } from '@fluent/bundle';
import type { Language } from './texts';

/** A file of texts: one for the first load, one for each part that is loaded later. */
export type TextFile =
  'web' | 'task' | 'settings' | 'links' | 'from-mail' | 'outside' | 'manager' | 'users';

const SOURCES = import.meta.glob<string>(
  '@texts/*/{web,task,settings,links,from-mail,outside,manager,users}.ftl',
  {
    query: '?raw',
    import: 'default',
  },
);

const read = new Map<string, Promise<FluentResource>>();

/** The texts of a file in a language, asked for once; what failed is asked for again. */
export function readTexts(language: Language, file: TextFile): Promise<FluentResource> {
  const path = `${language}/${file}.ftl`;
  const known = read.get(path);
  if (known) return known;
  const reading = fetchTexts(path);
  read.set(path, reading);
  reading.catch(() => read.delete(path));
  return reading;
}

async function fetchTexts(path: string): Promise<FluentResource> {
  const source = Object.entries(SOURCES).find(([name]) => name.endsWith(`/${path}`))?.[1];
  if (!source) throw new Error(`there are no texts ${path}`);
  return new FluentResource(await source());
}
