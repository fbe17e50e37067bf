import { Toasts } from '../kit/toasts';
import { theme, THEMES } from '../shell/theme';
import { isLanguage, language, LANGUAGES, speak } from '../texts/texts';
import { ButtonSections } from './button-sections';
import { FieldSections } from './field-sections';
import { OverlaySections } from './overlay-sections';
import { RecordSections } from './record-sections';
import { StateSections } from './state-sections';
import { TimeSections } from './time-sections';

/** Every component in every state. */
export function KitPage() {
  return (
    <>
      <main class="kit">
        <div class="kit-head">
          <h1>Kit</h1>
          <Choices />
        </div>
        <ButtonSections />
        <FieldSections />
        <TimeSections />
        <OverlaySections />
        <StateSections />
        <RecordSections />
      </main>
      <Toasts />
    </>
  );
}

function Choices() {
  return (
    <>
      <select
        class="form-select"
        aria-label="Language"
        value={language.value}
        onChange={({ currentTarget: { value } }) => {
          if (isLanguage(value)) void speak(value);
        }}
      >
        {LANGUAGES.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
      <select
        class="form-select"
        aria-label="Theme"
        value={theme.value}
        onChange={({ currentTarget: { value } }) => {
          theme.value = THEMES.find((name) => name === value) ?? 'auto';
        }}
      >
        {THEMES.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
    </>
  );
}
