import type { ComponentChildren } from 'preact';

/** One component with its states; pictures are compared section by section. */
export function Section({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <section class="kit-section card" id={name} aria-labelledby={`${name}-title`}>
      <h2 id={`${name}-title`}>{name}</h2>
      {children}
    </section>
  );
}
