import { LanguageChoice, ThemeChoice } from './choices';
import { Brand } from './header';

/** The header of pages that are for whoever has their link; it knows nobody. */
export function PlainHeader() {
  return (
    <header class="header">
      <a class="brand" href="/">
        <Brand />
      </a>
      <div class="header-end">
        <div class="header-wide">
          <LanguageChoice />
          <ThemeChoice />
        </div>
      </div>
    </header>
  );
}
