import { chooseLanguage } from '../accounts/session';
import { tellFailure } from '../kit/toasts';
import { isLanguage, language, LANGUAGES, text } from '../texts/texts';
import { theme, THEMES } from './theme';

/** A language is named in itself, so that who can't read the page finds his own. */
const OWN_NAMES = { ru: 'Русский', en: 'English' };

export function LanguageChoice() {
  return (
    <select
      class="form-select form-select-sm"
      aria-label={text('language')}
      value={language.value}
      onChange={({ currentTarget: { value } }) => {
        if (isLanguage(value)) tellFailure(chooseLanguage(value));
      }}
    >
      {LANGUAGES.map((name) => (
        <option key={name} value={name}>
          {OWN_NAMES[name]}
        </option>
      ))}
    </select>
  );
}

export function ThemeChoice() {
  return (
    <select
      class="form-select form-select-sm"
      aria-label={text('theme')}
      value={theme.value}
      onChange={({ currentTarget: { value } }) => {
        theme.value = THEMES.find((name) => name === value) ?? 'auto';
      }}
    >
      {THEMES.map((name) => (
        <option key={name} value={name}>
          {text(`theme-${name}`)}
        </option>
      ))}
    </select>
  );
}
