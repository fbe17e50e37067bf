import { text } from '../texts/texts';

/** Grey lines where words will stand, so that nothing jumps when they come. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  return (
    <div class="skeleton" role="status">
      <b class="visually-hidden">{text('loading')}</b>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} />
      ))}
    </div>
  );
}
