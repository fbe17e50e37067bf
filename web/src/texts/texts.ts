import { FluentBundle, type FluentVariable } from '@fluent/bundle';
import { batch, signal } from '@preact/signals';
import { readTexts, type TextFile } from './files';

export const LANGUAGES = ['ru', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const STORED = 'vestnik.language';

/** The language of what is on the screen. */
export const language = signal<Language>('en');
const bundle = signal<FluentBundle | null>(null);

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((known) => known === value);
}

/** What the person chose here before, else the best match for his browser. */
export function preferredLanguage(): Language {
  const stored = localStorage.getItem(STORED);
  if (isLanguage(stored)) return stored;
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en';
}

/** What the page is to show; it follows as soon as the texts are here. */
const wanted = { language: language.value, files: new Set<TextFile>(['web']) };
const shown = new Set<TextFile>();

/** Loads a language and turns the whole page to it. */
export async function speak(chosen: Language): Promise<void> {
  wanted.language = chosen;
  try {
    await show();
  } catch (error) {
    if (wanted.language === chosen) wanted.language = language.value;
    throw error;
  }
  localStorage.setItem(STORED, language.value);
}

/** Adds the texts of a part of the app, in the language of the page and in any it is turned to. */
export async function loadTexts(file: TextFile): Promise<void> {
  if (shown.has(file)) return;
  wanted.files.add(file);
  try {
    await show();
  } catch (error) {
    wanted.files.delete(file);
    throw error;
  }
}

/** Shows what is wanted, also when that changes while texts are on their way. */
async function show(): Promise<void> {
  const asked = { language: wanted.language, files: [...wanted.files] };
  const texts = await Promise.all(asked.files.map((file) => readTexts(asked.language, file)));
  if (asked.language !== wanted.language || asked.files.length !== wanted.files.size) {
    return show();
  }
  const loaded = new FluentBundle(asked.language, { useIsolating: false });
  for (const resource of texts) loaded.addResource(resource);
  batch(() => {
    bundle.value = loaded;
    language.value = asked.language;
  });
  for (const file of asked.files) shown.add(file);
  document.documentElement.lang = asked.language;
}

/** The text with this id in the current language; a component that reads it follows the language. */
export function text(id: string, values?: Record<string, FluentVariable>): string {
  const pattern = bundle.value?.getMessage(id)?.value;
  return pattern ? (bundle.value?.formatPattern(pattern, values) ?? id) : id;
}
