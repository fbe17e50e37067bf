import type { LocalWindow, Mailing, MailingFilter } from '../../http/types';
import { RelativeTime } from '../../kit/relative-time';
import { text } from '../../texts/texts';
import { weekday } from '../editor/window-fields';

const WEEK = 7;

function saidFilter({ everyone, operator_codes, tags, match }: MailingFilter): string {
  if (everyone) return text('mailing-everyone');
  const parts = [
    tags.length > 0 && text('facts-tags', { tags: tags.join(', ') }),
    operator_codes.length > 0 && text('facts-codes', { codes: operator_codes.join(', ') }),
  ];
  return parts.filter(Boolean).join(` ${text(`facts-${match}`)} `);
}

function saidWindow({ from, to, days }: LocalWindow): string {
  const on = days.length === WEEK ? text('facts-daily') : days.map(weekday).join(', ');
  return text('facts-window', { from, to, days: on });
}

/** What the mailing is: its text, its clients, its times. */
export function Facts({ mailing }: { mailing: Mailing }) {
  const { text: words, filter, start_at, end_at, local_window } = mailing;
  return (
    <section class="card mailing-facts" aria-label={text('facts')}>
      <blockquote class="preview-text">{words}</blockquote>
      <dl>
        <div>
          <dt>{text('mailing-filter')}</dt>
          <dd>{saidFilter(filter)}</dd>
        </div>
        <div>
          <dt>{text('mailing-start')}</dt>
          <dd>
            <RelativeTime at={start_at} />
          </dd>
        </div>
        <div>
          <dt>{text('mailing-end')}</dt>
          <dd>
            <RelativeTime at={end_at} />
          </dd>
        </div>
        {local_window && (
          <div>
            <dt>{text('facts-hours')}</dt>
            <dd>{saidWindow(local_window)}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}
