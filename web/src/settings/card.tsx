import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { SaveFailure, SaveState, type Saving } from './use-saving';

interface Props {
  title: string;
  /** What it is for, in a sentence. */
  about?: string;
  /** How the last change of what is inside fares. */
  saving?: Saving;
  children: ComponentChildren;
}

/** One group of settings under its heading. */
export function Card({ title, about, saving, children }: Props) {
  const id = useId();
  return (
    <section class="card settings-card" aria-labelledby={id}>
      <div class="settings-head">
        <h2 id={id}>{title}</h2>
        {saving && <SaveState saving={saving} />}
      </div>
      {about && <p class="form-text">{about}</p>}
      {saving && <SaveFailure saving={saving} />}
      {children}
    </section>
  );
}
