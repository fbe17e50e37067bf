import type { ComponentChildren } from 'preact';

export type BadgeLook = 'neutral' | 'good' | 'warning' | 'bad' | 'accent';

/** A state in a word or two. */
export function Badge(props: { look: BadgeLook; children: ComponentChildren }) {
  return <span class={`badge is-${props.look}`}>{props.children}</span>;
}
