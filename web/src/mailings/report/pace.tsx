import type { Mailing, MailingStatistics } from '../../http/types';
import { RelativeTime } from '../../kit/relative-time';
import { language, text } from '../../texts/texts';

interface Props {
  mailing: Mailing;
  statistics: MailingStatistics;
}

/** How fast it goes, when the last one will be sent, and whether all will be before the end. */
export function Pace({ mailing, statistics: { rate_per_s, forecast } }: Props) {
  if (mailing.state !== 'running') return null;
  const format = new Intl.NumberFormat(language.value, { maximumFractionDigits: 1 });
  return (
    <>
      {rate_per_s !== null && (
        <p class="form-text">
          {text('pace-rate', { rate: format.format(rate_per_s) })}
          {forecast?.finishes_at && (
            <>
              {' · '}
              {text('pace-finishes')} <RelativeTime at={forecast.finishes_at} />
            </>
          )}
        </p>
      )}
      {forecast && forecast.will_be_sent < forecast.total && (
        <div class="alert alert-warning" role="status">
          {text('pace-too-slow', { done: forecast.will_be_sent, total: forecast.total })}
        </div>
      )}
    </>
  );
}
