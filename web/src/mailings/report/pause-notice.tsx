import type { Mailing } from '../../http/types';
import { text } from '../../texts/texts';

/** Why it stands, where nobody has asked for it; the reason is a word of the API. */
export function PauseNotice({ mailing: { state, pause_reason } }: { mailing: Mailing }) {
  if (state !== 'paused' || pause_reason === null) return null;
  const id = `paused-${pause_reason}`;
  const said = text(id);
  return (
    <div class="alert alert-warning" role="status">
      {said === id ? text('paused-because', { reason: pause_reason }) : said}
    </div>
  );
}
