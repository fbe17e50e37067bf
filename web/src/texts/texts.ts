import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import { negotiateLanguages } from '@fluent/langneg';
import { signal } from '@preact/signals';

export const LANGUAGES = ['ru', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const STORED = 'vestnik.language';

const SOURCES: Record<Language, () => Promise<{ default: string }>> = {
  ru: () => import('@texts/ru/web.ftl?raw'),
  en: () => import('@texts/en/web.ftl?raw'),
};

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
  const [best] = negotiateLanguages(navigator.languages, LANGUAGES, {
    defaultLocale: 'en',
    strategy: 'lookup',
  });
  return isLanguage(best) ? best : 'en';
}

/** Loads a language and turns the whole page to it. */
export async function speak(wanted: Language): Promise<void> {
  const source = await SOURCES[wanted]();
  const loaded = new FluentBundle(wanted, { useIsolating: false });
  loaded.addResource(new FluentResource(source.default));
  bundle.value = loaded;
  language.value = wanted;
  document.documentElement.lang = wanted;
  document.title = text('product');
  localStorage.setItem(STORED, wanted);
}

/** The text with this id in the current language; a component that reads it follows the language. */
export function text(id: string, values?: Record<string, FluentVariable>): string {
  const pattern = bundle.value?.getMessage(id)?.value;
  return pattern ? (bundle.value?.formatPattern(pattern, values) ?? id) : id;
}
